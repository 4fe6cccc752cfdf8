package dev.evenkeel.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Any JSON, as what Java has for it: String, Boolean, Integer, Long, BigInteger, Double, List, Map by string in the
 * order in which it came. A member that is null is absent, as ECS has it; an element of a list is never null.
 *
 * @param records writes records that the rules put beside what came in
 */
record AnyForm(Forms records) implements Form {
    @Override
    public Object read(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> new StructureForm(Map.of(), this).read(json);
            case START_ARRAY -> new ListForm(this).read(json);
            case VALUE_STRING -> Scalar.STRING.read(json);
            case VALUE_TRUE, VALUE_FALSE -> Scalar.BOOLEAN.read(json);
            case VALUE_NUMBER_INT -> json.getNumberValue();
            case VALUE_NUMBER_FLOAT -> Scalar.DOUBLE.read(json);
            default -> throw Mismatch.complaint(json, "expected a value");
        };
    }

    @Override
    public void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case String text -> json.writeString(text);
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber((int) number);
            case Long number -> json.writeNumber((long) number);
            case Double number -> json.writeNumber((double) number);
            case BigInteger number -> json.writeNumber(number);
            case Instant instant -> Scalar.TIMESTAMP.write(json, instant);
            case List<?> list -> new ListForm(this).write(json, list);
            case Map<?, ?> map -> new MapForm(this).write(json, map);
            case Record record -> records.of(record.getClass()).write(json, record);
            default -> throw new IllegalStateException("no JSON for " + value.getClass());
        }
    }
}
