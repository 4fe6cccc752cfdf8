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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
    private final AnyForm any;

    private record Member(String name, SerializedString quoted, Form form, MethodHandle accessor) {}

    private RecordForm(Member[] members, int other, MethodHandle constructor, AnyForm any) {
        this.members = members;
        this.other = other;
        this.constructor = constructor;
        this.any = any;
        for (int i = 0; i < members.length; i++) {
            if (i != other) {
                positions.put(members[i].name(), i);
            }
        }
    }

    static RecordForm of(Class<?> record, AwsService service, Forms forms) {
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
                members[i] =
                        new Member(name, new SerializedString(name), forms.of(component.getGenericType()), accessor);
                if (component.getName().equals(OTHER)) {
                    other = i;
                }
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            MethodHandle constructor = lookup.findConstructor(record, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordForm(members, other, constructor, forms.any());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record + " is not a public record", e);
        }
    }

    @Override
    public Object read(JsonParser json) throws IOException {
        Mismatch.unless(json.currentToken() == JsonToken.START_OBJECT, json, "an object");
        @Nullable Object[] values = new @Nullable Object[members.length];
        Map<String, @Nullable Object> unknown = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            Integer position = positions.get(name);
            boolean isNull = json.nextToken() == JsonToken.VALUE_NULL;
            if (position == null) {
                unknown = unknown == null ? new LinkedHashMap<>() : unknown;
                Mismatch.unless(Unicode.isWellFormed(name), json, "a name of well-formed Unicode");
                refuseTwice(unknown.containsKey(name), json);
                unknown.put(name, any.readMember(json));
            } else if (!isNull) {
                refuseTwice(values[position] != null, json);
                values[position] = members[position].form().read(json);
            }
        }
        if (other >= 0 && unknown != null) {
            unknown.values().removeIf(Objects::isNull);
            values[other] = unknown.isEmpty() ? null : Collections.unmodifiableMap(unknown);
        }
        return create(values);
    }

    private static void refuseTwice(boolean isTwice, JsonParser json) {
        if (isTwice) {
            throw Mismatch.complaint(json, "given twice");
        }
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

    private void writeOther(JsonGenerator json, Map<?, ?> unknown) throws IOException {
        for (Map.Entry<?, ?> entry : unknown.entrySet()) {
            String name = (String) entry.getKey();
            // A member that came in unknown may be one that this record has: its own value is the one to show.
            if (!positions.containsKey(name)) {
                json.writeFieldName(name);
                any.write(json, entry.getValue());
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
