package dev.evenkeel.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON, by the names of their components and nothing else: methods of a record are no data. Null components
 * are left out; instants and durations are ISO 8601 to the nanosecond.
 */
final class RecordJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper mapper;
    private final RecordShapes shapes = new RecordShapes();

    RecordJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    JsonNode write(@Nullable Object value) {
        return switch (value) {
            case null -> NullNode.getInstance();
            case Record record -> writeRecord(record);
            case Collection<?> items -> writeItems(items);
            case Map<?, ?> entries -> writeEntries(entries);
            case Enum<?> constant -> NODES.textNode(constant.name());
            case Instant instant -> NODES.textNode(instant.toString());
            case Duration duration -> NODES.textNode(duration.toString());
            case String text -> NODES.textNode(text);
            case Boolean truth -> NODES.booleanNode(truth);
            case OptionalDouble maybe ->
                maybe.isPresent() ? NODES.numberNode(maybe.getAsDouble()) : NullNode.getInstance();
            case Number number -> mapper.valueToTree(number);
            default ->
                throw new IllegalArgumentException(
                        "cannot be written: a " + value.getClass().getName());
        };
    }

    @Nullable
    Object read(@Nullable JsonNode node, Type type) {
        if (node == null || node.isNull()) {
            // Only what is declared optional can be absent without being null.
            return type == OptionalDouble.class ? OptionalDouble.empty() : null;
        }
        return switch (type) {
            case ParameterizedType generic -> readGeneric(node, generic);
            case Class<?> plain -> readPlain(node, plain);
            default -> throw new IllegalArgumentException("cannot be read: a " + type);
        };
    }

    private ObjectNode writeRecord(Record record) {
        ObjectNode object = NODES.objectNode();
        for (RecordShapes.Part part : shapes.of(record.getClass()).parts()) {
            Object value = part.of(record);
            if (value != null) {
                object.set(part.name(), write(value));
            }
        }
        return object;
    }

    private ArrayNode writeItems(Collection<?> items) {
        ArrayNode array = NODES.arrayNode(items.size());
        items.forEach(item -> array.add(write(item)));
        return array;
    }

    private ObjectNode writeEntries(Map<?, ?> entries) {
        ObjectNode object = NODES.objectNode();
        entries.forEach((key, value) -> object.set(String.valueOf(key), write(value)));
        return object;
    }

    private Object readGeneric(JsonNode node, ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (Map.class.isAssignableFrom(raw)) {
            Map<String, @Nullable Object> entries =
                    SortedMap.class.isAssignableFrom(raw) ? new TreeMap<>() : new LinkedHashMap<>();
            node.properties().forEach(entry -> entries.put(entry.getKey(), read(entry.getValue(), arguments[1])));
            return entries;
        }
        Collection<@Nullable Object> items =
                SortedSet.class.isAssignableFrom(raw) ? new TreeSet<>() : new ArrayList<>();
        node.forEach(item -> items.add(read(item, arguments[0])));
        return items;
    }

    private @Nullable Object readPlain(JsonNode node, Class<?> type) {
        if (type.isRecord()) {
            return readRecord(node, type);
        }
        if (type.isEnum()) {
            return constant(node.textValue(), type);
        }
        if (type == OptionalDouble.class) {
            return OptionalDouble.of(node.doubleValue());
        }
        if (type == Instant.class) {
            return Instant.parse(node.textValue());
        }
        if (type == Duration.class) {
            return Duration.parse(node.textValue());
        }
        return mapper.convertValue(node, type);
    }

    private Object readRecord(JsonNode node, Class<?> type) {
        RecordShapes.Shape shape = shapes.of(type);
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordShapes.Part part : shape.parts()) {
            values.add(read(node.get(part.name()), part.type()));
        }
        return shape.make(values);
    }

    private static Object constant(String name, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (constant instanceof Enum<?> candidate && candidate.name().equals(name)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException(type.getSimpleName() + " has no " + name);
    }
}
