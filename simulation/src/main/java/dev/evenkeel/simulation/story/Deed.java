package dev.evenkeel.simulation.story;

import dev.evenkeel.simulation.fault.FaultKind;
import dev.evenkeel.simulation.scenario.Action;
import java.time.Duration;

/** Something that is done at one time of a story. */
@FunctionalInterface
public interface Deed {

    /** What it is in a scenario. */
    Action action();

    /** Whoever uses ECS. */
    static User user() {
        return User.ANYBODY;
    }

    /** Trouble; kinds that are over at once do not ask how long it lasts. */
    static Deed trouble(FaultKind kind, Duration lasts) {
        return () -> new Action.Trouble(kind, lasts);
    }

    /** The tasks of a service that run now use a share of the cpu they reserved, in percent. */
    static Deed load(String service, double cpuPercent) {
        return () -> new Action.Load(service, cpuPercent);
    }
}
