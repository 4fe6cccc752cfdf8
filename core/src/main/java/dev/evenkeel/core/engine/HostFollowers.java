package dev.evenkeel.core.engine;

import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStatus;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Daemon services, which are to be looked at when the hosts of their cluster change, and before all other services: a
 * daemon's task starts first, while there is room, and takes the place of one that has stopped before a task that waits
 * for room does. They are looked at too when a task leaves a draining instance, since theirs leaves last. Steady services
 * that are spread over zones follow the hosts too.
 */
final class HostFollowers {
    private final SortedSet<String> changedClusters = new TreeSet<>();
    private final SortedSet<ServiceArn> vacantDaemons = new TreeSet<>();

    void note(Event event, StateView state) {
        switch (event) {
            case Event.ServiceCreated e -> {
                if (e.service().settings().isDaemon()) {
                    vacantDaemons.add(e.service().serviceArn());
                }
            }
            case Event.ContainerInstanceRegistered e ->
                changedClusters.add(e.instance().clusterName());
            case Event.ContainerInstanceChanged e ->
                changedClusters.add(e.instance().clusterName());
            case Event.ContainerInstanceLost e ->
                changedClusters.add(e.containerInstanceArn().clusterName());
            case Event.ContainerInstanceDeregistered e ->
                changedClusters.add(e.containerInstanceArn().clusterName());
            case Event.TaskProgressed e -> {
                if (e.progress().lastStatus() == TaskStatus.STOPPED) {
                    state.task(e.taskArn()).ifPresent(task -> stopped(state, task));
                }
            }
            default -> {} // moves no host
        }
    }

    private void stopped(StateView state, Task task) {
        if (leftDrainingInstance(state, task)) {
            changedClusters.add(task.taskArn().clusterName());
        }
        Optional.ofNullable(task.launch().serviceArn())
                .flatMap(state::service)
                .filter(service -> service.settings().isDaemon())
                .ifPresent(service -> vacantDaemons.add(service.serviceArn()));
    }

    private static boolean leftDrainingInstance(StateView state, Task task) {
        ContainerInstanceArn instance = task.launch().containerInstanceArn();
        return instance != null
                && state.containerInstance(instance)
                        .filter(found -> found.status() == ContainerInstanceStatus.DRAINING)
                        .isPresent();
    }

    boolean isEmpty() {
        return changedClusters.isEmpty() && vacantDaemons.isEmpty();
    }

    /**
     * Takes out the ACTIVE daemon services of the clusters whose hosts changed, and those that are new or lost a task.
     *
     * @param spread is given the steady services that may want to move tasks to another zone now
     */
    SortedSet<ServiceArn> take(StateView state, Collection<ServiceArn> spread) {
        SortedSet<ServiceArn> daemons = new TreeSet<>(vacantDaemons);
        vacantDaemons.clear();
        if (!changedClusters.isEmpty()) {
            for (Service service : state.services()) {
                if (service.status() != ServiceStatus.ACTIVE
                        || !changedClusters.contains(service.clusterArn().name())) {
                    continue;
                }
                if (service.settings().isDaemon()) {
                    daemons.add(service.serviceArn());
                } else if (service.steady()) {
                    spread.add(service.serviceArn());
                }
            }
        }
        changedClusters.clear();
        return daemons;
    }
}
