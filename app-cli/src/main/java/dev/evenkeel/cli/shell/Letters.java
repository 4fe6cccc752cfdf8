package dev.evenkeel.cli.shell;

import java.util.function.IntPredicate;

/** Questions about the characters of a text, by a loop: the first stream of a process costs twenty milliseconds. */
public final class Letters {
    private Letters() {}

    /** Whether every character is allowed; so it is for an empty text. */
    public static boolean all(String text, IntPredicate allowed) {
        for (int at = 0; at < text.length(); at++) {
            if (!allowed.test(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text is one decimal digit or more. */
    public static boolean areDigits(String text) {
        return !text.isEmpty() && all(text, Letters::isDigit);
    }

    /** Whether this is one of 0 to 9. */
    public static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
