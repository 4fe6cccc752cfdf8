package dev.evenkeel.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds a record of many components by naming the few that matter; the others are null. Requests of ECS have up to
 * thirty.
 */
public final class Records {
    private Records() {}

    /** {@code Records.of(CreateServiceRequest.class, "serviceName", "web", "desiredCount", 2)}. */
    public static <R extends Record> R of(Class<R> type, @Nullable Object... namesAndValues) {
        SortedMap<String, @Nullable Object> values = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return build(type, values);
    }

    /** A copy of a record with some components changed. */
    @SuppressWarnings("unchecked") // the class of an R makes an R
    public static <R extends Record> R with(R record, @Nullable Object... namesAndValues) {
        SortedMap<String, @Nullable Object> values = new TreeMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                values.put(component.getName(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException unreadable) {
                throw new IllegalArgumentException("cannot read " + component, unreadable);
            }
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = String.valueOf(namesAndValues[i]);
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException(record.getClass().getSimpleName() + " has no " + name);
            }
            values.put(name, namesAndValues[i + 1]);
        }
        return (R) build(record.getClass(), values);
    }

    private static <R extends Record> R build(Class<R> type, Map<String, @Nullable Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = values.remove(components[i].getName());
        }
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no " + values.keySet() + "; it has "
                    + Arrays.stream(components).map(RecordComponent::getName).toList());
        }
        try {
            return type.getConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException("cannot build a " + type.getSimpleName(), refused.getCause());
        } catch (ReflectiveOperationException unbuildable) {
            throw new IllegalArgumentException("cannot build a " + type.getSimpleName(), unbuildable);
        }
    }
}
