package dev.evenkeel.router.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The headers of one message, in the order and the letters they came in. Names are compared without regard to case. */
public final class Headers {
    private final List<String> entries = new ArrayList<>(24);

    public Headers add(String name, String value) {
        entries.add(name);
        entries.add(value);
        return this;
    }

    public int size() {
        return entries.size() / 2;
    }

    /** The first value of a name; null when there is none. */
    public @Nullable String get(String name) {
        for (int i = 0; i < entries.size(); i += 2) {
            if (name.equalsIgnoreCase(entries.get(i))) {
                return entries.get(i + 1);
            }
        }
        return null;
    }

    /** All values of a name, in their order. */
    public List<String> all(String name) {
        List<String> values = List.of();
        for (int i = 0; i < entries.size(); i += 2) {
            if (name.equalsIgnoreCase(entries.get(i))) {
                values = values.isEmpty() ? new ArrayList<>(2) : values;
                values.add(entries.get(i + 1));
            }
        }
        return values;
    }

    /** Whether a list header, such as {@code Connection}, names an option. */
    public boolean lists(String name, String option) {
        for (int i = 0; i < entries.size(); i += 2) {
            if (name.equalsIgnoreCase(entries.get(i)) && listed(entries.get(i + 1), option)) {
                return true;
            }
        }
        return false;
    }

    private static boolean listed(String value, String option) {
        if (value.equalsIgnoreCase(option)) {
            return true;
        }
        if (value.indexOf(',') < 0) {
            return false;
        }
        for (String part : value.split(",")) {
            if (part.strip().equalsIgnoreCase(option)) {
                return true;
            }
        }
        return false;
    }

    /** Adds all that others has, but those of some names. */
    public Headers addWithout(Headers others, Predicate<String> names) {
        List<String> added = others.entries;
        for (int i = 0; i < added.size(); i += 2) {
            if (!names.test(added.get(i))) {
                add(added.get(i), added.get(i + 1));
            }
        }
        return this;
    }

    public void each(BiConsumer<String, String> action) {
        for (int i = 0; i < entries.size(); i += 2) {
            action.accept(entries.get(i), entries.get(i + 1));
        }
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
