package dev.evenkeel.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How records are taken apart and put together, looked up once a class. */
final class RecordShapes {

    /** A component. */
    record Part(String name, Type type, RecordComponent component) {
        @Nullable
        Object of(Record record) {
            try {
                return component.getAccessor().invoke(record);
            } catch (ReflectiveOperationException unreadable) {
                throw new IllegalStateException("cannot read " + component, unreadable);
            }
        }
    }

    /** The components in order, and the constructor that takes them. */
    record Shape(List<Part> parts, Constructor<?> constructor) {
        Object make(List<@Nullable Object> values) {
            try {
                return constructor.newInstance(values.toArray());
            } catch (InvocationTargetException refused) {
                throw new IllegalArgumentException("refused by " + constructor, refused.getCause());
            } catch (ReflectiveOperationException unbuildable) {
                throw new IllegalStateException("cannot call " + constructor, unbuildable);
            }
        }
    }

    private final ClassValue<Shape> known = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return shape(type);
        }
    };

    Shape of(Class<?> type) {
        return known.get(type);
    }

    private static Shape shape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type + " is no record");
        }
        List<Part> parts = new ArrayList<>();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            parts.add(new Part(components[i].getName(), components[i].getGenericType(), components[i]));
            types[i] = components[i].getType();
        }
        try {
            return new Shape(parts, type.getDeclaredConstructor(types));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " lacks its own constructor", impossible);
        }
    }
}
