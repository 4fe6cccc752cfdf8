package dev.evenkeel.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as a JSON object, member by member. Null components are left out; members that the record does not have go
 * to its component {@code other} when it has one, and are written back from there.
 */
final class RecordForm implements Form {
    private static final String OTHER = "other";

    private final Member[] members;
    private final Map<String, Integer> positions = new HashMap<>();
    private final int other;
    private final MethodHandle constructor;
    private final StructureForm unknown;

    private record Member(String name, SerializedString quoted, Form form, MethodHandle accessor) {}

    private RecordForm(Member[] members, int other, MethodHandle constructor, StructureForm unknown) {
        this.members = members;
        this.other = other;
        this.constructor = constructor;
        this.unknown = unknown;
        for (int i = 0; i < members.length; i++) {
            if (i != other) {
                positions.put(members[i].name(), i);
            }
        }
    }

    static RecordForm of(Class<?> record, AwsService service, Map<String, MemberType> facts, Forms forms) {
        RecordComponent[] components = record.getRecordComponents();
        Member[] members = new Member[components.length];
        int other = -1;
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            for (int i = 0; i < components.length; i++) {
                RecordComponent component = components[i];
                String name = service.memberName(component.getName());
                MethodHandle accessor = lookup.unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
                members[i] = new Member(
                        name,
                        new SerializedString(name),
                        forms.of(component.getGenericType(), facts.get(name)),
                        accessor);
                if (component.getName().equals(OTHER)) {
                    other = i;
                }
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            MethodHandle constructor = lookup.findConstructor(record, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordForm(members, other, constructor, forms.unknown(facts));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record + " is not a public record", e);
        }
    }

    @Override
    public Object read(JsonParser json) throws IOException {
        Mismatch.unless(json.currentToken() == JsonToken.START_OBJECT, json, "an object");
        @Nullable Object[] values = new @Nullable Object[members.length];
        Map<String, @Nullable Object> others = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Integer position = positions.get(json.currentName());
            if (position == null) {
                others = others == null ? new LinkedHashMap<>() : others;
                unknown.readMember(json, others);
            } else if (json.nextToken() != JsonToken.VALUE_NULL) {
                if (values[position] != null) {
                    throw Mismatch.complaint(json, "given twice");
                }
                values[position] = members[position].form().read(json);
            }
        }
        if (other >= 0 && others != null) {
            Map<String, Object> present = StructureForm.finished(others);
            values[other] = present.isEmpty() ? null : present;
        }
        return create(values);
    }

    @Override
    public void write(JsonGenerator json, Object value) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < members.length; i++) {
            Member member = members[i];
            Object part = get(member, value);
            if (part == null) {
                continue;
            }
            if (i == other) {
                writeOther(json, (Map<?, ?>) part);
            } else {
                json.writeFieldName(member.quoted());
                member.form().write(json, part);
            }
        }
        json.writeEndObject();
    }

    private void writeOther(JsonGenerator json, Map<?, ?> others) throws IOException {
        for (Map.Entry<?, ?> entry : others.entrySet()) {
            String name = (String) entry.getKey();
            // A member that came in unknown may be one that this record has: its own value is the one to show.
            if (!positions.containsKey(name)) {
                json.writeFieldName(name);
                unknown.any().write(json, entry.getValue());
            }
        }
    }

    private static @Nullable Object get(Member member, Object value) {
        try {
            return (Object) member.accessor().invokeExact(value);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    private Object create(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    private static RuntimeException rethrown(Throwable e) {
        return switch (e) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException("a record's method threw a checked exception", e);
        };
    }
}
