package dev.evenkeel.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Records with made-up values, the same for the same seed; a third of their components are null. */
final class Samples {
    private final SplittableRandom random;

    Samples(long seed) {
        random = new SplittableRandom(seed);
    }

    <T> T of(Class<T> record) {
        try {
            RecordComponent[] components = record.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            @Nullable Object[] values = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = random.nextInt(3) == 0 ? null : value(components[i].getGenericType());
            }
            return record.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(record + " is not a public record", e);
        }
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return list(generic.getActualTypeArguments()[0]);
        } else if (type instanceof ParameterizedType generic) {
            return map(generic.getActualTypeArguments()[1]);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            return of(plain);
        } else if (type == String.class) {
            return text();
        } else if (type == Integer.class) {
            return random.nextInt();
        } else if (type == Long.class) {
            return random.nextLong();
        } else if (type == Double.class) {
            return random.nextInt(1000) / 8.0;
        } else if (type == Boolean.class) {
            return random.nextBoolean();
        } else if (type == Instant.class) {
            return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        } else if (type == Object.class) {
            return random.nextBoolean() ? text() : List.of(Map.of("part", random.nextInt()));
        }
        throw new AssertionError("no sample of " + type);
    }

    private List<Object> list(Type element) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(value(element));
        }
        return list;
    }

    private Map<String, Object> map(Type element) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            map.put("unknown" + i, value(element));
        }
        return map;
    }

    private String text() {
        return List.of("", "web", "a \"quoted\"\nline", "größe \ud83d\ude80", "arn:aws:ecs:us-east-1:1:task/a/b")
                .get(random.nextInt(5));
    }
}
