package dev.evenkeel.core.fake;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Makes records of which a test names only the members it is about; the others are null, 0 or false. */
public final class Records {

    private Records() {}

    /** A record with the members named, each name followed by its value. */
    public static <R extends Record> R of(Class<R> type, Object... namesAndValues) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = nothing(components[i].getType());
        }
        return filled(type, components, values, namesAndValues);
    }

    /** The same record with some members changed. */
    public static <R extends Record> R with(R record, Object... namesAndValues) {
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) record.getClass();
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            try {
                values[i] = components[i].getAccessor().invoke(record);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
        return filled(type, components, values, namesAndValues);
    }

    private static <R extends Record> R filled(
            Class<R> type, RecordComponent[] components, Object[] values, Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values[indexOf(type, components, (String) namesAndValues[i])] = namesAndValues[i + 1];
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make a " + type.getSimpleName(), e);
        }
    }

    private static int indexOf(Class<?> type, RecordComponent[] components, String name) {
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(name)) {
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
