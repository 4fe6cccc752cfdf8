package dev.evenkeel.core.engine;

import dev.evenkeel.core.balancing.StaticTarget;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.StaticTargetObservation;
import dev.evenkeel.core.state.Change;
import java.util.List;

/**
 * Turns what a router saw of a target that was registered by hand into an event. One that nobody wants any more drains, however
 * it answers, and what is said of it is late.
 */
final class StaticTargetObserver {
    private StaticTargetObserver() {}

    static void observe(Change change, StaticTargetObservation seen) {
        List<StaticTarget> before = change.state().balancing().staticTargets(seen.targetGroupArn());
        List<StaticTarget> after = before.stream()
                .map(target -> target.isWanted() && target.is(seen.id(), seen.port())
                        ? target.seen(seen.state(), seen.reason())
                        : target)
                .toList();
        if (!after.equals(before)) {
            change.emit(new Event.StaticTargetsChanged(seen.targetGroupArn(), after));
        }
    }
}
