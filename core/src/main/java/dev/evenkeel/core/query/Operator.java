package dev.evenkeel.core.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a subject is compared, by sign or by word. */
enum Operator {
    EQUALS("==", "equals"),
    NOT_EQUALS("!=", "not_equals"),
    GREATER_THAN_EQUAL(">=", "greater_than_equal"),
    GREATER_THAN(">", "greater_than"),
    LESS_THAN_EQUAL("<=", "less_than_equal"),
    LESS_THAN("<", "less_than"),
    EXISTS("exists", "exists"),
    NOT_EXISTS("!exists", "not_exists"),
    IN("in", "in"),
    NOT_IN("!in", "not_in"),
    MATCHES("=~", "matches"),
    NOT_MATCHES("!~", "not_matches");

    /** What may stand where an operator is expected. */
    static final String CHOICES = "an operator: ==, !=, >, >=, <, <=, exists, !exists, in, !in, =~ or !~";

    private final String sign;
    private final String word;

    Operator(String sign, String word) {
        this.sign = sign;
        this.word = word;
    }

    /** How an operator may be written, longest first, so that {@code >=} is not read as {@code >}. */
    record Spelling(String text, Operator operator) {
        static final List<Spelling> ALL = Arrays.stream(Operator.values())
                .flatMap(op -> Stream.of(new Spelling(op.sign, op), new Spelling(op.word, op)))
                .sorted(Comparator.comparingInt((Spelling spelling) -> -spelling.text.length())
                        .thenComparing(spelling -> spelling.text))
                .toList();

        /** Words end where the word ends: {@code int} does not begin with the operator {@code in}. */
        boolean stands(String expression, int at) {
            int end = at + text.length();
            return expression.regionMatches(true, at, text, 0, text.length())
                    && (!Character.isLetter(text.charAt(text.length() - 1))
                            || end == expression.length()
                            || !(Character.isLetterOrDigit(expression.charAt(end)) || expression.charAt(end) == '_'));
        }
    }

    boolean takesSet() {
        return this == IN || this == NOT_IN;
    }

    boolean takesPattern() {
        return this == MATCHES || this == NOT_MATCHES;
    }

    boolean takesNothing() {
        return this == EXISTS || this == NOT_EXISTS;
    }

    /** Whether it says the contrary of the operator before it in the list. */
    boolean isNegation() {
        return name().startsWith("NOT_");
    }

    @Override
    public String toString() {
        return sign.toLowerCase(Locale.ROOT);
    }
}
