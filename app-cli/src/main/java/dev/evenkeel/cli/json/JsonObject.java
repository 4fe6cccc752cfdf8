package dev.evenkeel.cli.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object whose members may be asked for by the type that is expected; a member of another type counts as absent, so
 * that an odd answer of a server shows as a blank and not as a failure.
 *
 * @param members in their order; values are String, Number, Boolean, Map, List or null
 */
public record JsonObject(Map<String, @Nullable Object> members) {
    /** The object without members. */
    public static JsonObject empty() {
        return new JsonObject(new LinkedHashMap<>());
    }

    /** Whether the member is there with a value other than null. */
    public boolean has(String name) {
        return members.get(name) != null;
    }

    /** The text, or null. */
    public @Nullable String text(String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    /** The text, or {@code otherwise}. */
    public String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    /** The whole number, or 0. */
    public int count(String name) {
        return members.get(name) instanceof Number number ? number.intValue() : 0;
    }

    /** The whole number, or null. */
    public @Nullable Integer countOrNull(String name) {
        return members.get(name) instanceof Number number ? Integer.valueOf(number.intValue()) : null;
    }

    /** A moment: ECS writes seconds since 1970 with a fraction. */
    public @Nullable Instant moment(String name) {
        if (!(members.get(name) instanceof Number number)) {
            return null;
        }
        BigDecimal seconds = number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }

    /** The object, or an empty one. */
    public JsonObject object(String name) {
        return members.get(name) instanceof Map<?, ?> map ? of(map) : empty();
    }

    /** The objects of a list; elements of another type are left out. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        if (members.get(name) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map<?, ?> map) {
                    objects.add(of(map));
                }
            }
        }
        return objects;
    }

    /** The texts of a list; elements of another type are left out. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (members.get(name) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof String text) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /** A copy with this member set. */
    public JsonObject with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
        copy.put(name, value);
        return new JsonObject(copy);
    }

    /** A copy without these members. */
    public JsonObject without(String... names) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
        for (String name : names) {
            copy.remove(name);
        }
        return new JsonObject(copy);
    }

    private static JsonObject of(Map<?, ?> map) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
        return new JsonObject(members);
    }
}
