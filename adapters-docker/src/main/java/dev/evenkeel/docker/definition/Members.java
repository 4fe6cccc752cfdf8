package dev.evenkeel.docker.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Open members of a JSON object, read by name and type.
 *
 * <p>An absent member reads as empty. One of another type than is asked for is refused with an {@link
 * IllegalArgumentException} that names it, such as {@code linuxParameters.maxSwap is not a number}.
 */
public final class Members {

    private final String path;
    private final Map<?, ?> values;

    private Members(String path, Map<?, ?> values) {
        this.path = path;
        this.values = values;
    }

    /** @param values as a record's {@code other} has them */
    public static Members of(@Nullable Map<String, Object> values) {
        return new Members("", values == null ? Map.of() : values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public boolean has(String name) {
        return values.get(name) != null;
    }

    public Optional<String> text(String name) {
        return read(name, String.class, "a string");
    }

    /** A string that must be there. */
    public String needText(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException(path + name + " is missing"));
    }

    public Optional<Long> number(String name) {
        return read(name, Number.class, "a number").map(Number::longValue);
    }

    /** A number of so much at least; it must be there. */
    public long needNumber(String name, long least) {
        long value = number(name).orElseThrow(() -> new IllegalArgumentException(path + name + " is missing"));
        if (value < least) {
            throw new IllegalArgumentException(path + name + " must be at least " + least);
        }
        return value;
    }

    /** Whether a member is there and true. */
    public boolean flag(String name) {
        return read(name, Boolean.class, "true or false").orElse(false);
    }

    public List<String> texts(String name) {
        return list(name, each -> cast(name, each, String.class, "a list of strings"));
    }

    /** The members of an object within. */
    public Members in(String name) {
        return new Members(
                path + name + ".",
                this.<Map<?, ?>>read(name, Map.class, "an object").orElse(Map.of()));
    }

    /** The members of each object of a list. */
    public List<Members> each(String name) {
        return list(name, each -> new Members(path + name + ".", cast(name, each, Map.class, "a list of objects")));
    }

    /** An object of strings. */
    public SortedMap<String, String> pairs(String name) {
        SortedMap<String, String> pairs = new TreeMap<>();
        Members within = in(name);
        within.values.forEach((key, value) -> pairs.put(String.valueOf(key), within.needText(String.valueOf(key))));
        return pairs;
    }

    private <T> List<T> list(String name, Function<@Nullable Object, T> form) {
        List<T> all = new ArrayList<>();
        this.<List<?>>read(name, List.class, "a list").orElse(List.of()).forEach(each -> all.add(form.apply(each)));
        return all;
    }

    @SuppressWarnings("unchecked")
    private <T> Optional<T> read(String name, Class<? super T> type, String wanted) {
        Object value = values.get(name);
        return value == null ? Optional.empty() : Optional.of((T) cast(name, value, type, wanted));
    }

    private <T> T cast(String name, @Nullable Object value, Class<T> type, String wanted) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(path + name + " is not " + wanted);
        }
        return Objects.requireNonNull(type.cast(value));
    }
}
