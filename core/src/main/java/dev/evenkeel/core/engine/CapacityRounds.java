package dev.evenkeel.core.engine;

import dev.evenkeel.core.capacity.CapacityQueue;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.service.TaskOutcomes;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a pass does about capacity: places the tasks that wait for it, and evaluates managed scaling. */
final class CapacityRounds {
    private final StateView state;
    private final CapacityQueue queue;
    private final CapacityPeriods periods;
    private final NavigableSet<String> toTry = new TreeSet<>();

    CapacityRounds(StateView state, Placement placement, EngineSettings settings) {
        this.state = state;
        queue = new CapacityQueue(placement);
        periods = new CapacityPeriods(state, settings);
    }

    boolean isDirty() {
        return !toTry.isEmpty();
    }

    /** When something is due if nothing happens before. */
    Optional<Instant> next() {
        Optional<Instant> period = periods.next();
        Optional<Instant> waiting = CapacityQueue.next(state);
        return waiting.isEmpty() || (period.isPresent() && period.get().isBefore(waiting.get())) ? period : waiting;
    }

    /** Marks what an event has made worth looking at. */
    void note(Event event, Instant now) {
        switch (event) {
            case Event.TaskQueued e -> toTry.add(e.taskArn().clusterName());
            case Event.CapacityProviderPut e -> tryAll(now);
            case Event.ClusterChanged e -> periods.begin(now);
            case Event.ClusterCreated e -> periods.begin(now);
            default -> {} // nothing is decided for it
        }
    }

    /** Takes up all there is, after a restart. */
    void resume(Instant now) {
        tryAll(now);
    }

    private void tryAll(Instant now) {
        periods.begin(now);
        state.clusters().stream().map(Cluster::name).forEach(toTry::add);
    }

    /** @param withRoom clusters in which tasks have ended or instances have changed */
    void run(Change change, Set<String> withRoom) {
        periods.run(change);
        toTry.addAll(withRoom);
        if (CapacityQueue.next(state)
                .filter(next -> !next.isAfter(change.now()))
                .isPresent()) {
            tryAll(change.now());
        }
        for (String cluster : toTry) {
            if (!state.waitingTasks(cluster).isEmpty()) {
                queue.run(change, cluster)
                        .forEach(inVain -> TaskOutcomes.foundNoPlace(change, inVain.task(), inVain.missed()));
            }
        }
        toTry.clear();
    }
}
