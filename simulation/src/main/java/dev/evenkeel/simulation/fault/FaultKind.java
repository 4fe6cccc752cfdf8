package dev.evenkeel.simulation.fault;

import java.util.Locale;
import java.util.Optional;

/** The kinds of trouble a run can be in. Their names in a scenario are in small letters, with hyphens. */
public enum FaultKind {
    INSTANCE_DIES("an instance is gone for good with its tasks; another comes when the trouble is over"),
    INSTANCE_VANISHES("an instance is said to be gone, and comes back with its tasks still running"),
    ZONE_LOSS("all instances of an availability zone are gone for a time"),
    AGENT_DISCONNECTS("nothing is heard of an instance for a time, and nothing can be told it"),
    TASK_EXITS("a container ends, with exit code 0, another one, or for want of memory"),
    NEVER_HEALTHY("tasks of an image that are started while it lasts fail their health checks"),
    HEALTH_FLAPS("the health check of a task fails and succeeds in turn"),
    PULLS_FAIL("an image cannot be pulled, or all pulls take ten times as long"),
    CALLS_TWICE("calls to start and stop time out after they took effect: they come again, or are said to have failed"),
    CALLS_FAIL("calls to start tasks fail before they have any effect"),
    REPORTS_UNRELIABLE("reports are lost, doubled, late and out of order"),
    REPORTS_STALE("earlier reports come again, as from a list that is out of date"),
    THROTTLING("calls take effect only after up to half a minute"),
    TARGETS_FAIL("registrations with the load balancer are slow or refused, deregistrations forgotten, reports lost"),
    CLOCK_JUMPS("the engine's clock jumps ahead by up to five minutes"),
    CAPACITY_LATE("an instance is gone and a new one comes late, or no group and Fargate neither has any for a time"),
    SPOT_INTERRUPTION("an instance, or a task on Fargate Spot, has two minutes' notice, and is gone"),
    USER_ACTS("somebody updates, scales, stops or starts something at the wrong moment"),
    METRICS_WILD("measurements are missing, or anything at all"),
    CRASH_AT_WRITE("the engine crashes at a write to its journal, and another goes on from it ten seconds later"),
    DISK_FAILS(
            "writes to the journal cannot be synchronized: whether they are on record only the next engine finds out"),
    DISK_FULL("there is no room for the journal for a time, and no engine acknowledges anything"),
    TORN_WRITE("the engine crashes in the middle of a write, and what is there of it is cut off"),
    ENGINE_RESTARTS("the engine is ended, and another goes on from its journal"),
    SWIZZLE("instances are cut off one by one, and come back in another order");

    private final String meaning;

    FaultKind(String meaning) {
        this.meaning = meaning;
    }

    /** What happens, in a line. */
    public String meaning() {
        return meaning;
    }

    /** Its name in a scenario, such as {@code zone-loss}. */
    public String scenarioName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this name; empty when there is none. */
    public static Optional<FaultKind> named(String name) {
        for (FaultKind kind : values()) {
            if (kind.scenarioName().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
