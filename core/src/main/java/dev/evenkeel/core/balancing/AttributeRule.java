package dev.evenkeel.core.balancing;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A setting that there is, what it is unless it was set, and what it may be set to.
 *
 * @param standard what holds when it was not set
 * @param allowed {@code 0-3600} for numbers in a range, {@code a|b} for words, {@code *} for any text up to 1024 characters;
 *     several in a row, with spaces between, are alternatives
 */
public record AttributeRule(String key, String standard, String allowed) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
    private static final Pattern RANGE = Pattern.compile("[0-9]+-[0-9]+");
    private static final int LONGEST = 1_024;

    static AttributeRule flag(String key, boolean standard) {
        return new AttributeRule(key, Boolean.toString(standard), "true|false");
    }

    static AttributeRule text(String key) {
        return new AttributeRule(key, "", "*");
    }

    static AttributeRule setting(String key, String standard, String allowed) {
        return new AttributeRule(key, standard, allowed);
    }

    /** What is wrong with a value; empty when nothing is. */
    public Optional<String> complaint(String value) {
        for (String alternative : allowed.split(" ", -1)) {
            if (allows(alternative, value)) {
                return Optional.empty();
            }
        }
        return Optional.of("The value of '" + key + "' must be "
                + (allowed.equals("*") ? "at most " + LONGEST + " characters long" : "one of " + allowed));
    }

    private static boolean allows(String alternative, String value) {
        if (alternative.equals("*")) {
            return value.length() <= LONGEST;
        }
        if (RANGE.matcher(alternative).matches()) {
            String[] bounds = alternative.split("-", 2);
            return NUMBER.matcher(value).matches()
                    && Integer.parseInt(value) >= Integer.parseInt(bounds[0])
                    && Integer.parseInt(value) <= Integer.parseInt(bounds[1]);
        }
        for (String word : alternative.split("\\|", -1)) {
            if (word.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
