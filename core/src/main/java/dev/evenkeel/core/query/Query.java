package dev.evenkeel.core.query;

import dev.evenkeel.core.error.EcsException;

/** An expression of the cluster query language, such as {@code attribute:stack == prod and not(task:group == database)}. */
public sealed interface Query {
    /** How long an expression may be, in characters. */
    int LENGTH_MAX = 2000;

    /** Whether an instance is one of those that the expression describes. */
    boolean matches(InstanceFacts facts);

    /** Whether the answer may change when tasks come and go, and not only when the instance itself changes. */
    boolean followsTasks();

    /**
     * Reads an expression.
     *
     * @throws EcsException InvalidParameterException, which says at which character what was expected
     */
    static Query parse(String expression) {
        return new QueryParser(expression).parse();
    }

    record And(Query left, Query right) implements Query {
        @Override
        public boolean matches(InstanceFacts facts) {
            return left.matches(facts) && right.matches(facts);
        }

        @Override
        public boolean followsTasks() {
            return left.followsTasks() || right.followsTasks();
        }
    }

    record Or(Query left, Query right) implements Query {
        @Override
        public boolean matches(InstanceFacts facts) {
            return left.matches(facts) || right.matches(facts);
        }

        @Override
        public boolean followsTasks() {
            return left.followsTasks() || right.followsTasks();
        }
    }

    record Not(Query negated) implements Query {
        @Override
        public boolean matches(InstanceFacts facts) {
            return !negated.matches(facts);
        }

        @Override
        public boolean followsTasks() {
            return negated.followsTasks();
        }
    }

    /** One question: what the instance has, compared with what the expression says. */
    record Where(Subject subject, Comparison comparison) implements Query {
        @Override
        public boolean matches(InstanceFacts facts) {
            return comparison.holds(subject.values(facts));
        }

        @Override
        public boolean followsTasks() {
            return subject.followsTasks();
        }
    }
}
