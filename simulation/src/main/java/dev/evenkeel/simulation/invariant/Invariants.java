package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.state.State;
import dev.evenkeel.core.state.StateView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold after every event. Folds the events into a state of its own, so that it sees each step and not only
 * where a batch of them led; {@link #assertSameAs} shows that this state is the engine's.
 *
 * <ul>
 *   <li>I1 no task that serves is stopped by our own act below ceil(min% × desired), a service that is deleted aside
 *       where traffic moves, none that gets production requests below the desired count
 *   <li>I2 no task is started above floor(max% × desired)
 *   <li>I3 no instance is over its cpu, memory or ports, none is given a task that takes none, and constraints hold
 *   <li>I5 a task that stops says why, and is listed until its time is over
 *   <li>I6 lastStatus and desiredStatus only move forward
 *   <li>I7 a container starts after those it depends on and is stopped before them; an essential one that stops takes its
 *       task with it, at once; start and stop timeouts are kept
 *   <li>I8 one PRIMARY deployment at most; only it starts tasks, and not once it has failed; one that was complete may replace its
 *       unhealthy tasks; a deployment is COMPLETED when all its tasks serve and no other deployment has any
 *   <li>I9 failures are counted one by one; the breaker trips when the threshold is reached, neither before nor later;
 *       a rollback goes to a deployment that was COMPLETED, and is not rolled back itself
 *   <li>I10 a client token stands for one request
 *   <li>I11 scaling stays within its bounds and its cool-downs, and waits for deployments to shrink anything; a protected task
 *       is not chosen when tasks are too many
 *   <li>I12 a target is registered before its task counts as RUNNING, and has drained before its task's stop signal
 *   <li>I13 a daemon has one task on each instance; a task goes to the zone with the fewest that has room
 *   <li>I14 the state is the fold of the events, none left out
 *   <li>I15 what is free on an instance is what is registered less what its tasks reserve
 *   <li>I16 a deployment that fails and fails starts no more than so many tasks a minute
 *   <li>L1 time goes on: what happens at one instant ends
 *   <li>L3 a deployment that waits for room tries again as soon as some appears
 * </ul>
 *
 * <p>I4 needs a look at the world, I17 a second run: they are the simulation's to check.
 */
public final class Invariants implements EventSink {
    /** More than any instant has that ends: a run has at most 500 tasks, and each has some twenty events in its life. */
    private static final int EVENTS_AT_ONE_INSTANT = 100_000;

    private final State state = new State();
    private final List<Check> checks;
    private final Daemons daemons;
    private final TaskTimeouts timeouts = new TaskTimeouts();
    private long seen;
    private int atThisInstant;
    private @Nullable Instant last;

    /**
     * Watches from an engine's first event on.
     *
     * @param healthyAfter as the engine is set to
     * @param stoppedTasksKept as the engine is set to
     */
    public Invariants(Duration healthyAfter, Duration stoppedTasksKept) {
        LiveTasks live = new LiveTasks();
        daemons = new Daemons(live);
        checks = List.of(
                live,
                new PercentBounds(live, new ServiceCounts(healthyAfter)),
                new Placements(),
                new TaskLives(stoppedTasksKept),
                new ContainerSequence(),
                new Deployments(),
                new Breaker(),
                new Tokens(),
                new ScalingBounds(),
                new ProtectedTasks(),
                new ServedTraffic(live),
                new Completions(live, new ServiceCounts(healthyAfter)),
                new Draining(),
                new StartRate(),
                daemons,
                new ZoneSpread(live),
                new RoomAppears(),
                timeouts);
    }

    /** How many events were checked. */
    public long seen() {
        return seen;
    }

    /** What the events make, to read. */
    public StateView state() {
        return state;
    }

    @Override
    public void accept(Instant at, Event event) {
        seen++;
        if (last != null && at.isAfter(last)) {
            instantOver();
            atThisInstant = 0;
        }
        last = at;
        BrokenInvariant.unless(
                ++atThisInstant <= EVENTS_AT_ONE_INSTANT,
                "L1",
                () -> EVENTS_AT_ONE_INSTANT + " events at " + at + " and no end, the last of them " + event);
        for (Check check : checks) {
            check.before(state, at, event);
        }
        state.apply(event);
        for (Check check : checks) {
            check.after(state, at, event);
        }
    }

    /** The engine has ended in the middle of things; another may go on later. */
    public void interrupted() {
        checks.forEach(Check::interrupted);
    }

    /** Checks what had to follow at the last instant at once: to be called when time has moved on. */
    public void instantOver() {
        Instant at = last;
        if (at != null) {
            checks.forEach(check -> check.instantOver(state, at));
        }
    }

    /** Trouble is over: from now on nothing is told late. */
    public void calm(Instant at) {
        timeouts.calm(state, at);
    }

    /** Checks what holds when nothing is under way. */
    public void atRest() {
        daemons.atRest(state);
    }

    /** Checks that the fold of the events is the live state, and counts everything anew. */
    public void assertSameAs(StateView live) {
        StateDifference.between(state, live).ifPresent(difference -> {
            throw new BrokenInvariant("I14", "the events do not make the state: " + difference);
        });
        Placements.recount(state);
        ServiceCounts.recount(state);
    }
}
