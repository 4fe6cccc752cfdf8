package dev.evenkeel.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** A value that must be of a type, and is kept just as it came: 5 where AWS has a double stays 5. */
record CheckedForm(Scalar scalar, AnyForm any) implements Form {
    @Override
    public Object read(JsonParser json) throws IOException {
        Object checked = scalar.read(json);
        return checked instanceof String ? checked : any.read(json);
    }

    @Override
    public void write(JsonGenerator json, Object value) throws IOException {
        any.write(json, value);
    }
}
