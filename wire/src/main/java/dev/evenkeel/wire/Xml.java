package dev.evenkeel.wire;

/** Text as XML 1.0 has it. */
final class Xml {
    private static final int REPLACEMENT = 0xFFFD;

    private Xml() {}

    /** Whether XML has all of a text's characters. */
    static boolean isLegal(String text) {
        return text.codePoints().allMatch(Xml::isLegal);
    }

    /** The text with a replacement for each character that XML does not have. */
    static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().map(each -> isLegal(each) ? each : REPLACEMENT).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    /** Appends a text with what means something in XML escaped. */
    static void escape(StringBuilder to, String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '&' -> to.append("&amp;");
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                // A parser would make a line feed of it.
                case '\r' -> to.append("&#13;");
                default -> to.append(each);
            }
        }
    }

    private static boolean isLegal(int each) {
        return each == '\t'
                || each == '\n'
                || each == '\r'
                || (each >= 0x20 && each <= 0xD7FF)
                || (each >= 0xE000 && each <= 0xFFFD)
                || each >= 0x10000;
    }
}
