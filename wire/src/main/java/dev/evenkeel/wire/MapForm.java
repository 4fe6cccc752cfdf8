package dev.evenkeel.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map by string, in the order in which it came. */
record MapForm(Form element) implements Form {
    @Override
    public Object read(JsonParser json) throws IOException {
        Mismatch.unless(json.currentToken() == JsonToken.START_OBJECT, json, "an object");
        Map<String, Object> values = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            Mismatch.unless(Unicode.isWellFormed(name), json, "a name of well-formed Unicode");
            json.nextToken();
            if (values.put(name, element.read(json)) != null) {
                throw Mismatch.complaint(json, "given twice");
            }
        }
        return Collections.unmodifiableMap(values);
    }

    @Override
    public void write(JsonGenerator json, Object value) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            json.writeFieldName((String) entry.getKey());
            element.write(json, entry.getValue());
        }
        json.writeEndObject();
    }
}
