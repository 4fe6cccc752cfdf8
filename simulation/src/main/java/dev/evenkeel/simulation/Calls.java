package dev.evenkeel.simulation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.wire.Codec;
import dev.evenkeel.wire.Operation;
import dev.evenkeel.wire.Operations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Operations by name, with input as a scenario has it: they go through the same forms as a client's. */
public final class Calls {
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final Codec CODEC = new Codec();
    private static final Map<String, Operation<?, ?>> BY_NAME = byName();

    private Calls() {}

    /** The operation of this name, of ECS or of Application Auto Scaling; empty when it is not offered. */
    public static Optional<Operation<?, ?>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The names of all operations that are offered. */
    public static SortedSet<String> names() {
        return new TreeSet<>(BY_NAME.keySet());
    }

    /**
     * Asks an engine.
     *
     * @throws dev.evenkeel.core.error.EcsException when it refuses
     * @throws dev.evenkeel.wire.WireException when the input has not the form of the operation's
     */
    public static Record ask(Engine engine, String name, Map<String, ?> input) {
        Operation<?, ?> operation =
                find(name).orElseThrow(() -> new IllegalArgumentException("no operation " + name + " is offered"));
        return ask(engine, operation, bytes(input));
    }

    /** Reads the input as the operation does, and drops it: whether it has the form is all that is asked. */
    public static void check(Operation<?, ?> operation, Map<String, ?> input) {
        CODEC.readRequest(operation, bytes(input));
    }

    private static <Q extends Record, R extends Record> R ask(Engine engine, Operation<Q, R> operation, byte[] body) {
        return operation.answer(engine.ecs(), engine.autoScaling(), CODEC.readRequest(operation, body));
    }

    private static byte[] bytes(Map<String, ?> input) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(json, input);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> members -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> member : members.entrySet()) {
                    json.writeFieldName(String.valueOf(member.getKey()));
                    write(json, member.getValue());
                }
                json.writeEndObject();
            }
            case Iterable<?> items -> {
                json.writeStartArray();
                for (Object item : items) {
                    write(json, item);
                }
                json.writeEndArray();
            }
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(value.toString());
        }
    }

    private static Map<String, Operation<?, ?>> byName() {
        Map<String, Operation<?, ?>> map = new LinkedHashMap<>();
        for (Operation<?, ?> operation : Operations.offered()) {
            map.put(operation.name(), operation);
        }
        return map;
    }
}
