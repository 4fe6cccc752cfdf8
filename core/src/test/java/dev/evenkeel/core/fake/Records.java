package dev.evenkeel.core.fake;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes records of which a test names only the members it is about; the others are null, 0 or false. */
public final class Records {

    /** What reflection says of a record; asking again for each of many thousands of records takes most of a test's time. */
    private record Shape(List<RecordComponent> components, List<Method> accessors, Constructor<?> constructor) {
        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new Shape(
                        List.of(components),
                        Arrays.stream(components)
                                .map(RecordComponent::getAccessor)
                                .toList(),
                        type.getDeclaredConstructor(types));
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException(type + " is no record of ours", e);
            }
        }
    }

    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private Records() {}

    /** A record with the members named, each name followed by its value. */
    public static <R extends Record> R of(Class<R> type, Object... namesAndValues) {
        Shape shape = SHAPES.computeIfAbsent(type, Shape::of);
        Object[] values = new Object[shape.components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = nothing(shape.components.get(i).getType());
        }
        return filled(type, shape, values, namesAndValues);
    }

    /** The same record with some members changed. */
    public static <R extends Record> R with(R record, Object... namesAndValues) {
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) record.getClass();
        Shape shape = SHAPES.computeIfAbsent(type, Shape::of);
        Object[] values = new Object[shape.accessors.size()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = shape.accessors.get(i).invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return filled(type, shape, values, namesAndValues);
    }

    private static <R extends Record> R filled(Class<R> type, Shape shape, Object[] values, Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values[indexOf(type, shape.components, (String) namesAndValues[i])] = namesAndValues[i + 1];
        }
        try {
            return type.cast(shape.constructor.newInstance(values));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make a " + type.getSimpleName(), e);
        }
    }

    private static int indexOf(Class<?> type, List<RecordComponent> components, String name) {
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).getName().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(type.getSimpleName() + " has no member " + name);
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == long.class ? (Object) 0L : null;
    }
}
