package dev.evenkeel.simulation.story;

import dev.evenkeel.simulation.Calls;
import dev.evenkeel.simulation.scenario.Action;
import dev.evenkeel.wire.Operation;
import dev.evenkeel.wire.WireException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members of a request, as they are added one by one. */
record Members(Map<String, Object> all) {

    /** No members yet. */
    static Members none() {
        return new Members(Map.of());
    }

    /** With one more, or another value of one. */
    Members with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(all);
        more.put(name, value);
        return new Members(more);
    }

    /**
     * The call of an operation with these members.
     *
     * @throws IllegalArgumentException when there is no such operation, or the members have not its form
     */
    Action.Call call(String operation) {
        Operation<?, ?> known = Calls.find(operation)
                .orElseThrow(() -> new IllegalArgumentException("there is no operation " + operation));
        try {
            Calls.check(known, all);
        } catch (WireException malformed) {
            throw new IllegalArgumentException(operation + ": " + malformed.getMessage(), malformed);
        }
        return new Action.Call(operation, all, false);
    }
}
