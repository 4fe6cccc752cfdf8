package dev.evenkeel.router.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do with some requests.
 *
 * @param arn by which a traffic split names it; null when none does
 * @param conditions all of which must hold; empty for every request
 */
public record Rule(@Nullable String arn, List<Condition> conditions, Action action) {
    public Rule {
        conditions = List.copyOf(conditions);
    }

    /** The rule for every request. */
    public static Rule otherwise(Action action) {
        return new Rule(null, List.of(), action);
    }

    /** The same with another action. */
    public Rule withAction(Action other) {
        return new Rule(arn, conditions, other);
    }

    public boolean matches(RequestFacts request) {
        for (Condition condition : conditions) {
            if (!condition.holds(request)) {
                return false;
            }
        }
        return true;
    }
}
