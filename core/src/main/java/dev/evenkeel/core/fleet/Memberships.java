package dev.evenkeel.core.fleet;

import dev.evenkeel.core.query.InstanceFacts;
import dev.evenkeel.core.query.Query;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Which instances match which expressions. An expression is asked of every instance once, and again of one only when that
 * one changes; expressions about tasks also when a task comes to it or goes.
 */
final class Memberships {
    /** The expressions in use; the one that was not asked for longest goes when there are more. */
    private static final int EXPRESSIONS_MAX = 256;

    private record Membership(Query query, InstanceSet members) {}

    private final int capacity;
    private final IntFunction<InstanceFacts> facts;
    private final Map<String, Membership> memberships = new LinkedHashMap<>(16, 0.75f, true);
    private boolean someFollowTasks;

    Memberships(int capacity, IntFunction<InstanceFacts> facts) {
        this.capacity = capacity;
        this.facts = facts;
    }

    InstanceSet of(String expression) {
        Membership known = memberships.get(expression);
        if (known == null) {
            known = new Membership(Query.parse(expression), new InstanceSet(capacity));
            for (int slot = 0; slot < capacity; slot++) {
                known.members.set(slot, known.query.matches(facts.apply(slot)));
            }
            memberships.put(expression, known);
            someFollowTasks |= known.query.followsTasks();
            if (memberships.size() > EXPRESSIONS_MAX) {
                memberships.remove(memberships.keySet().iterator().next());
            }
        }
        return known.members;
    }

    void instanceChanged(int slot) {
        memberships.values().forEach(one -> one.members.set(slot, one.query.matches(facts.apply(slot))));
    }

    void tasksChanged(int slot) {
        if (someFollowTasks) {
            for (Membership one : memberships.values()) {
                if (one.query.followsTasks()) {
                    one.members.set(slot, one.query.matches(facts.apply(slot)));
                }
            }
        }
    }
}
