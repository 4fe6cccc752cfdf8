package dev.evenkeel.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The forms of the records of one service, each made when it is first needed. Any thread. */
final class Forms {
    private final AwsService service;
    private final AnyForm any = new AnyForm(this);
    private final ConcurrentMap<Key, RecordForm> records = new ConcurrentHashMap<>();

    /** @param shape the operation or structure whose members' types are checked, empty for none */
    private record Key(Class<?> record, String shape) {}

    Forms(AwsService service) {
        this.service = service;
    }

    AnyForm any() {
        return any;
    }

    /** The form of a record whose unknown members may be of any type. */
    RecordForm of(Class<?> record) {
        return of(new Key(record, ""), Map.of());
    }

    /** The form of a request whose unknown members must be of the types that AWS gives them. */
    RecordForm ofRequest(Operation<?, ?> operation) {
        Key key = new Key(operation.requestType(), operation.name());
        RecordForm known = records.get(key);
        return known == null ? of(key, RequestFacts.of(service).request(operation.name())) : known;
    }

    private RecordForm of(Key key, Map<String, MemberType> facts) {
        RecordForm known = records.get(key);
        if (known == null) {
            // Not computeIfAbsent: a form asks for the forms of its parts. Making one twice does no harm.
            known = RecordForm.of(key.record(), service, facts, this);
            records.put(key, known);
        }
        return known;
    }

    /** The form of a component's type; a type that has none is a defect of the record. */
    Form of(Type type, @Nullable MemberType fact) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new ListForm(of(arguments[0], fact instanceof MemberType.ListOf list ? list.element() : null));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new MapForm(of(arguments[1], fact instanceof MemberType.MapOf map ? map.element() : null));
            }
        } else if (type instanceof Class<?> plain) {
            if (plain.isRecord()) {
                return fact instanceof MemberType.Structure structure
                        ? of(
                                new Key(plain, structure.name()),
                                RequestFacts.of(service).structure(structure.name()))
                        : of(plain);
            }
            if (plain.isEnum()) {
                return new EnumForm(plain);
            }
            return plain == Object.class ? any : scalar(plain);
        }
        throw new IllegalStateException("no JSON form for " + type);
    }

    /** The form of members that a record does not have. */
    StructureForm unknown(Map<String, MemberType> facts) {
        Map<String, Form> members = new HashMap<>();
        facts.forEach((name, type) -> members.put(name, checked(type)));
        return new StructureForm(members, any);
    }

    private Form checked(MemberType type) {
        return switch (type) {
            case MemberType.Plain plain -> new CheckedForm(scalar(plain), any);
            case MemberType.ListOf list -> new ListForm(checked(list.element()));
            case MemberType.MapOf map -> new MapForm(checked(map.element()));
            case MemberType.Structure structure ->
                unknown(RequestFacts.of(service).structure(structure.name()));
        };
    }

    private static Scalar scalar(MemberType.Plain type) {
        return switch (type) {
            case STRING -> Scalar.STRING;
            case INTEGER -> Scalar.INTEGER;
            case LONG -> Scalar.LONG;
            case DOUBLE -> Scalar.DOUBLE;
            case BOOLEAN -> Scalar.BOOLEAN;
            case TIMESTAMP -> Scalar.TIMESTAMP;
        };
    }

    private static Scalar scalar(Class<?> type) {
        if (type == String.class) {
            return Scalar.STRING;
        } else if (type == Integer.class || type == int.class) {
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
