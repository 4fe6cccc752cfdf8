package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * I16: a deployment of which no task comes up backs off. A round of starts is as many as are desired, and the pause after
 * it at least half a minute; where room appears, or a user asks for another count, it may try at once. Eight rounds within
 * a minute leave room for that, and none for a start that fails and is repeated without a pause.
 */
final class StartRate implements Check {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ROUNDS = 8;

    private final SortedMap<String, Deque<Instant>> starts = new TreeMap<>();
    private final SortedMap<String, Integer> most = new TreeMap<>();

    @Override
    public void after(StateView state, Instant at, Event event) {
        switch (event) {
            case Event.TaskCreated e -> {
                ServiceArn arn = e.task().launch().serviceArn();
                if (arn != null) {
                    state.service(arn)
                            .ifPresent(service -> service.primary()
                                    .filter(primary -> primary.attempts().neverRan() > 0)
                                    .ifPresent(failing -> started(service, failing, at)));
                }
            }
            // What was healthy in between has ended the row of failures.
            case Event.DeploymentChanged e
            when e.deployment().attempts().neverRan() == 0 ->
                starts.remove(e.deployment().id());
            case Event.DeploymentDrained e -> {
                starts.remove(e.deploymentId());
                most.remove(e.deploymentId());
            }
            default -> {}
        }
    }

    private void started(Service service, Deployment failing, Instant at) {
        Deque<Instant> recent = starts.computeIfAbsent(failing.id(), key -> new ArrayDeque<>());
        recent.addLast(at);
        while (!recent.getFirst().isAfter(at.minus(WINDOW))) {
            recent.removeFirst();
        }
        int desired = Math.max(service.desiredCount(), most.getOrDefault(failing.id(), 1));
        most.put(failing.id(), desired);
        int limit = ROUNDS * (desired + 1);
        BrokenInvariant.unless(
                recent.size() <= limit,
                "I16",
                () -> service.name() + " has started " + recent.size() + " tasks within a minute of "
                        + failing.attempts().neverRan() + " failures in a row, more than " + limit);
    }
}
