package dev.evenkeel.cli.screen;

import dev.evenkeel.cli.shell.Letters;
import org.jspecify.annotations.Nullable;

/** Text of a server made harmless: what a terminal would obey is shown as a question mark. */
public final class PlainText {
    private PlainText() {}

    /** One line without control characters; null is a dash. */
    public static String line(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "-";
        }
        if (Letters.all(text, c -> !isControl(c))) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r' || c == '\t') {
                line.append(' ');
            } else {
                line.append(isControl(c) ? '?' : c);
            }
        }
        return line.toString();
    }

    private static boolean isControl(int character) {
        // C0, DEL and C1; and the marks that turn the reading direction of what follows.
        return character < 0x20
                || (character >= 0x7f && character < 0xa0)
                || (character >= 0x202a && character <= 0x202e)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
