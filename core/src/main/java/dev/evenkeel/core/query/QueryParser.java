package dev.evenkeel.core.query;

import dev.evenkeel.core.error.EcsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cluster query language from left to right.
 *
 * <pre>
 * any    = all { ("||" | "or") all }
 * all    = one { ("&&" | "and") one }
 * one    = ("!" | "not") one | "(" any ")" | subject operator [argument]
 * </pre>
 *
 * <p>Arguments are bare or in quotation marks, a set is {@code [a, b]}. A bare pattern ends at a space, at {@code &&},
 * {@code ||} or a bracket that it did not open.
 */
final class QueryParser {
    /** Deeper than anybody writes, and shallow enough for any stack. */
    private static final int DEPTH_MAX = 100;

    private final Scanner scanner;
    private int depth;

    QueryParser(String expression) {
        if (expression.isBlank()) {
            throw EcsException.invalidParameter("Expression cannot be empty.");
        }
        if (expression.length() > Query.LENGTH_MAX) {
            throw EcsException.invalidParameter("Expression has " + expression.length() + " characters, at most "
                    + Query.LENGTH_MAX + " are allowed.");
        }
        scanner = new Scanner(expression);
    }

    Query parse() {
        Query query = any();
        if (!scanner.atEnd()) {
            throw scanner.expected("&&, || or the end of the expression");
        }
        return query;
    }

    private Query any() {
        Query left = all();
        while (scanner.take("||") || scanner.takeWord("or")) {
            left = new Query.Or(left, all());
        }
        return left;
    }

    private Query all() {
        Query left = one();
        while (scanner.take("&&") || scanner.takeWord("and")) {
            left = new Query.And(left, one());
        }
        return left;
    }

    private Query one() {
        if (++depth > DEPTH_MAX) {
            throw scanner.expected("no more than " + DEPTH_MAX + " levels of parentheses and negations");
        }
        Query query;
        if (scanner.take("!") || scanner.takeWord("not")) {
            query = new Query.Not(one());
        } else if (scanner.take("(")) {
            query = any();
            if (!scanner.take(")")) {
                throw scanner.expected(")");
            }
        } else {
            query = where();
        }
        depth--;
        return query;
    }

    private Query where() {
        int start = scanner.position();
        Subject subject = Subject.named(scanner.subject())
                .orElseThrow(() -> scanner.expectedAt(start, "a subject: " + Subject.CHOICES));
        Operator operator = scanner.operator();
        List<String> arguments = new ArrayList<>();
        BoundedPattern pattern = null;
        if (operator.takesSet()) {
            arguments.addAll(set(subject));
        } else if (operator.takesPattern()) {
            pattern = pattern();
        } else if (!operator.takesNothing()) {
            arguments.add(argument(subject));
        }
        return new Query.Where(subject, new Comparison(subject.kind(), operator, List.copyOf(arguments), pattern));
    }

    private List<String> set(Subject subject) {
        if (!scanner.take("[")) {
            throw scanner.expected("[");
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(argument(subject));
        } while (scanner.take(","));
        if (!scanner.take("]")) {
            throw scanner.expected(", or ]");
        }
        return values;
    }

    private String argument(Subject subject) {
        int start = scanner.position();
        Optional<String> value = scanner.value();
        return value.filter(subject.kind()::isWritten)
                .orElseThrow(() -> scanner.expectedAt(start, subject.kind().expected()));
    }

    private @Nullable BoundedPattern pattern() {
        int start = scanner.position();
        String text = scanner.pattern().orElseThrow(() -> scanner.expectedAt(start, "a regular expression"));
        try {
            return new BoundedPattern(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw scanner.expectedAt(start, "a regular expression (" + e.getDescription() + ")");
        }
    }
}
