package dev.evenkeel.core.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** How the values of a subject are written and compared. */
enum ValueKind {
    BOOLEAN("true or false"),
    /** Numbers as numbers, everything else letter by letter. */
    TEXT("a value"),
    NUMBER("a whole number"),
    /** Number by number, so that 1.10 comes after 1.9. */
    VERSION("a version such as 1.68.2"),
    DATE("a date and time such as 2026-11-22T00:00:00Z");

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern DOTTED = Pattern.compile("v?\\d{1,9}(\\.\\d{1,9}){0,5}");

    private final String expected;

    ValueKind(String expected) {
        this.expected = expected;
    }

    /** What an expression must write, for a message. */
    String expected() {
        return expected;
    }

    boolean isWritten(String argument) {
        return switch (this) {
            case BOOLEAN -> argument.equals("true") || argument.equals("false");
            case TEXT -> true;
            case NUMBER -> WHOLE.matcher(argument).matches();
            case VERSION -> DOTTED.matcher(argument).matches();
            case DATE -> isDate(argument);
        };
    }

    /** Like {@link java.util.Comparator#compare}; both must be written as the kind asks. */
    int compare(String left, String right) {
        return switch (this) {
            case BOOLEAN, TEXT ->
                DECIMAL.matcher(left).matches() && DECIMAL.matcher(right).matches()
                        ? new BigDecimal(left).compareTo(new BigDecimal(right))
                        : left.compareTo(right);
            case NUMBER -> Long.compare(Long.parseLong(left), Long.parseLong(right));
            case VERSION -> compareVersions(left, right);
            case DATE -> instant(left).compareTo(instant(right));
        };
    }

    private static int compareVersions(String left, String right) {
        String[] ours = left.replace("v", "").split("\\.", -1);
        String[] theirs = right.replace("v", "").split("\\.", -1);
        for (int i = 0; i < Math.max(ours.length, theirs.length); i++) {
            int our = i < ours.length ? Integer.parseInt(ours[i]) : 0;
            int their = i < theirs.length ? Integer.parseInt(theirs[i]) : 0;
            if (our != their) {
                return Integer.compare(our, their);
            }
        }
        return 0;
    }

    private static boolean isDate(String text) {
        try {
            instant(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
