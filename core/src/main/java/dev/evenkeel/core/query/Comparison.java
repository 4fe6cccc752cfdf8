package dev.evenkeel.core.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What an operator and its arguments demand of a subject's values.
 *
 * <p>A demand without a negation holds when one of the values meets it; with one, when none does. An instance without the
 * attribute therefore matches {@code !=}, {@code !in} and {@code !~} (ECS does not say).
 */
record Comparison(
        ValueKind kind,
        Operator operator,
        List<String> arguments,
        @Nullable BoundedPattern pattern) {

    boolean holds(Collection<String> values) {
        if (operator.takesNothing()) {
            return values.isEmpty() == operator.isNegation();
        }
        boolean met = false;
        for (String value : values) {
            Optional<Boolean> meets = meets(value);
            if (meets.isEmpty()) {
                return false; // a pattern too costly to decide: no side of it is taken
            }
            met |= meets.get();
        }
        return met != operator.isNegation();
    }

    private Optional<Boolean> meets(String value) {
        return pattern == null ? Optional.of(compares(value)) : pattern.matches(value);
    }

    private boolean compares(String value) {
        IntPredicate wanted = switch (operator) {
            case GREATER_THAN -> sign -> sign > 0;
            case GREATER_THAN_EQUAL -> sign -> sign >= 0;
            case LESS_THAN -> sign -> sign < 0;
            case LESS_THAN_EQUAL -> sign -> sign <= 0;
            default -> sign -> sign == 0;
        };
        return arguments.stream().anyMatch(argument -> wanted.test(kind.compare(value, argument)));
    }
}
