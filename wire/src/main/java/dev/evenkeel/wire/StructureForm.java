package dev.evenkeel.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A structure that no record has: its members are kept as they come, once their types are what AWS says.
 *
 * @param members by name, those that AWS knows; others may be of any type
 */
record StructureForm(Map<String, Form> members, AnyForm any) implements Form {
    @Override
    public Object read(JsonParser json) throws IOException {
        Mismatch.unless(json.currentToken() == JsonToken.START_OBJECT, json, "an object");
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            readMember(json, values);
        }
        return finished(values);
    }

    /** Reads the member whose name the parser stands on. */
    void readMember(JsonParser json, Map<String, @Nullable Object> values) throws IOException {
        String name = json.currentName();
        Mismatch.unless(Unicode.isWellFormed(name), json, "a name of well-formed Unicode");
        boolean isNull = json.nextToken() == JsonToken.VALUE_NULL;
        if (values.containsKey(name)) {
            throw Mismatch.complaint(json, "given twice");
        }
        Form form = members.get(name);
        values.put(name, isNull ? null : form == null ? any.read(json) : form.read(json));
    }

    /** A member that is null is absent, as ECS has it. */
    static Map<String, Object> finished(Map<String, @Nullable Object> values) {
        values.values().removeIf(Objects::isNull);
        @SuppressWarnings("NullAway") // no value is null any more
        Map<String, Object> present = Collections.unmodifiableMap(values);
        return present;
    }

    @Override
    public void write(JsonGenerator json, Object value) throws IOException {
        any.write(json, value);
    }
}
