package dev.evenkeel.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The names of an enum's constants. */
record EnumForm(Class<?> type) implements Form {

    @Override
    public Object read(JsonParser json) throws IOException {
        String name = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
        List<Object> constants = Arrays.asList(type.getEnumConstants());
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw Mismatch.complaint(json, "expected one of " + constants);
    }

    @Override
    public void write(JsonGenerator json, Object value) throws IOException {
        json.writeString(((Enum<?>) value).name());
    }
}
