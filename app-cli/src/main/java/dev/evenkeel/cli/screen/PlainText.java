package dev.evenkeel.cli.screen;

import org.jspecify.annotations.Nullable;

/** Text of a server made harmless: what a terminal would obey is shown as a question mark. */
public final class PlainText {
    private PlainText() {}

    /** One line without control characters; null is a dash. */
    public static String line(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "-";
        }
        boolean clean = text.codePoints().noneMatch(PlainText::isControl);
        if (clean) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                line.append(' ');
            } else if (isControl(c)) {
                line.append('?');
            } else {
                line.appendCodePoint(c);
            }
        });
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
