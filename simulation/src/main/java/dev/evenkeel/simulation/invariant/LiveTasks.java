package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tasks of each service that have not stopped, kept apart from the state's own indexes. */
final class LiveTasks implements Check {
    private final SortedMap<ServiceArn, Set<TaskArn>> byService = new TreeMap<>();

    /** In the order of creation. */
    List<Task> of(StateView state, ServiceArn service) {
        return byService.getOrDefault(service, Collections.emptySet()).stream()
                .map(state::task)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void after(StateView state, Instant at, Event event) {
        switch (event) {
            case Event.TaskCreated e -> {
                ServiceArn service = e.task().launch().serviceArn();
                if (service != null) {
                    byService
                            .computeIfAbsent(service, key -> new LinkedHashSet<>())
                            .add(e.task().taskArn());
                }
            }
            case Event.TaskProgressed e -> {
                Task task = state.task(e.taskArn()).orElse(null);
                if (task != null && task.isStopped() && task.launch().serviceArn() != null) {
                    byService
                            .getOrDefault(task.launch().serviceArn(), new LinkedHashSet<>())
                            .remove(e.taskArn());
                }
            }
            default -> {}
        }
    }
}
