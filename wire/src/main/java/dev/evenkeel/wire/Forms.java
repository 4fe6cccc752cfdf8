package dev.evenkeel.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The forms of the records of one service, each made when it is first needed. Any thread. */
final class Forms {
    private final AwsService service;
    private final AnyForm any = new AnyForm(this);
    private final ConcurrentMap<Class<?>, RecordForm> records = new ConcurrentHashMap<>();

    Forms(AwsService service) {
        this.service = service;
    }

    RecordForm of(Class<?> record) {
        RecordForm known = records.get(record);
        if (known == null) {
            // Not computeIfAbsent: a form asks for the forms of its parts. Making one twice does no harm.
            known = RecordForm.of(record, service, this);
            records.put(record, known);
        }
        return known;
    }

    AnyForm any() {
        return any;
    }

    /** The form of a component's type; a type that has none is a defect of the record. */
    Form of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new ListForm(of(arguments[0]));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new MapForm(of(arguments[1]));
            }
        } else if (type instanceof Class<?> plain) {
            if (plain.isRecord()) {
                return of(plain);
            }
            if (plain == Object.class) {
                return any;
            }
            return scalar(plain);
        }
        throw new IllegalStateException("no JSON form for " + type);
    }

    private static Scalar scalar(Class<?> type) {
        if (type == String.class) {
            return Scalar.STRING;
        } else if (type == Integer.class) {
            return Scalar.INTEGER;
        } else if (type == Long.class) {
            return Scalar.LONG;
        } else if (type == Double.class) {
            return Scalar.DOUBLE;
        } else if (type == Boolean.class) {
            return Scalar.BOOLEAN;
        } else if (type == Instant.class) {
            return Scalar.TIMESTAMP;
        }
        throw new IllegalStateException("no JSON form for " + type);
    }
}
