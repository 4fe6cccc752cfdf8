package dev.evenkeel.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.ByteBufferBackedInputStream;
import dev.evenkeel.core.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A batch of events as a JSON array; each event is an object of one member, its simple name. */
final class EventCodec {
    private final ObjectMapper mapper = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Framing.LENGTH_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final RecordJson records = new RecordJson(mapper);
    private final Map<String, Class<?>> types = new LinkedHashMap<>();

    EventCodec() {
        for (Class<?> type : Event.class.getPermittedSubclasses()) {
            types.put(type.getSimpleName(), type);
        }
    }

    byte[] write(List<Event> events) {
        ArrayNode batch = mapper.createArrayNode();
        for (Event event : events) {
            ObjectNode named = batch.addObject();
            named.set(event.getClass().getSimpleName(), records.write(event));
        }
        try {
            return mapper.writeValueAsBytes(batch);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** @throws IllegalArgumentException when it is no batch of events that this version knows */
    List<Event> read(ByteBuffer json) {
        List<Event> events = new ArrayList<>();
        try {
            for (JsonNode named : mapper.readTree(new ByteBufferBackedInputStream(json))) {
                for (Map.Entry<String, JsonNode> member : named.properties()) {
                    events.add(event(member.getKey(), member.getValue()));
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("no JSON", unreadable);
        }
        return events;
    }

    private Event event(String name, JsonNode body) {
        Class<?> type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("there is no event " + name);
        }
        if (records.read(body, type) instanceof Event event) {
            return event;
        }
        throw new IllegalArgumentException("empty event " + name);
    }
}
