package dev.evenkeel.cli.syntax;

import org.jspecify.annotations.Nullable;

/**
 * One option of a command.
 *
 * @param name with its dashes, such as {@code --cluster}
 * @param letter the short form with its dash, such as {@code -f}
 * @param value what help calls its value, such as {@code NAME}; null for a flag
 * @param help one sentence
 * @param repeats whether it may be given more than once
 */
public record Option(
        String name, @Nullable String letter, @Nullable String value, String help, boolean repeats) {
    /** An option that is there or not. */
    public static Option flag(String name, String help) {
        return new Option(name, null, null, help, false);
    }

    /** A flag with a short form. */
    public static Option flag(String name, String letter, String help) {
        return new Option(name, letter, null, help, false);
    }

    /** An option that takes a value. */
    public static Option withValue(String name, String value, String help) {
        return new Option(name, null, value, help, false);
    }

    /** An option that takes a value each time it is given. */
    public static Option repeated(String name, String value, String help) {
        return new Option(name, null, value, help, true);
    }

    boolean takesValue() {
        return value != null;
    }

    boolean isNamed(String text) {
        return name.equals(text) || text.equals(letter);
    }

    /** The left column of a help page. */
    String usage() {
        String names = letter == null ? "    " + name : letter + ", " + name;
        return value == null ? names : names + " " + value;
    }
}
