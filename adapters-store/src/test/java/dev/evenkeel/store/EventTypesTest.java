package dev.evenkeel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.event.Event;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A new event, or a new component of an old one, must be of a type that the file can hold. */
class EventTypesTest {
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Object.class,
            Boolean.class,
            boolean.class,
            Integer.class,
            int.class,
            Long.class,
            long.class,
            Double.class,
            double.class,
            Instant.class,
            Duration.class,
            OptionalDouble.class);
    private static final Set<Class<?>> GENERIC = Set.of(List.class, Map.class, SortedMap.class, NavigableSet.class);

    private final TreeSet<String> seen = new TreeSet<>();
    private final TreeSet<String> unknown = new TreeSet<>();

    @Test
    void everyComponentOfEveryEventCanBeKept() {
        for (Class<?> event : Event.class.getPermittedSubclasses()) {
            visit(event, event.getSimpleName());
        }

        assertEquals(new TreeSet<>(), unknown);
    }

    private void visit(Type type, String where) {
        if (type instanceof ParameterizedType generic && GENERIC.contains(generic.getRawType())) {
            for (Type argument : generic.getActualTypeArguments()) {
                visit(argument, where);
            }
        } else if (type instanceof Class<?> record && record.isRecord()) {
            if (seen.add(record.getName())) {
                for (RecordComponent component : record.getRecordComponents()) {
                    visit(component.getGenericType(), record.getSimpleName() + "." + component.getName());
                }
            }
        } else if (!(type instanceof Class<?> plain && (PLAIN.contains(plain) || plain.isEnum()))) {
            unknown.add(where + ": " + type);
        }
    }
}
