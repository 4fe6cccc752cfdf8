package dev.evenkeel.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list of one type of element, none of them null. */
record ListForm(Form element) implements Form {
    @Override
    public Object read(JsonParser json) throws IOException {
        Mismatch.unless(json.currentToken() == JsonToken.START_ARRAY, json, "a list");
        List<Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(element.read(json));
        }
        return Collections.unmodifiableList(values);
    }

    @Override
    public void write(JsonGenerator json, Object value) throws IOException {
        json.writeStartArray();
        for (Object each : (List<?>) value) {
            element.write(json, each);
        }
        json.writeEndArray();
    }
}
