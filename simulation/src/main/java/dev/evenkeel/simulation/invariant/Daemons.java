package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * I13 for daemons: a deployment never has two wanted tasks on an instance; and at rest there is exactly one on each instance
 * that takes tasks and none elsewhere, where no constraint says otherwise.
 */
final class Daemons implements Check {
    private final LiveTasks live;

    Daemons(LiveTasks live) {
        this.live = live;
    }

    @Override
    public void after(StateView state, Instant at, Event event) {
        if (event instanceof Event.TaskCreated created) {
            Optional.ofNullable(created.task().launch().serviceArn())
                    .flatMap(state::service)
                    .filter(Daemons::isDaemon)
                    .ifPresent(service -> aloneOn(state, service, created.task()));
        }
    }

    private void aloneOn(StateView state, Service service, Task task) {
        ContainerInstanceArn instance = task.launch().containerInstanceArn();
        long alike = live.of(state, service.serviceArn()).stream()
                .filter(other -> other.isWanted()
                        && Objects.equals(other.launch().containerInstanceArn(), instance)
                        && Objects.equals(other.deploymentId(), task.deploymentId()))
                .count();
        BrokenInvariant.unless(
                instance != null && alike == 1,
                "I13",
                () -> service.name() + " is a daemon, and has " + alike + " tasks of " + task.deploymentId() + " on "
                        + instance);
    }

    /** Looks at a region in which nothing is under way. */
    void atRest(StateView state) {
        for (Service service : state.services()) {
            boolean plain = service.settings().placementConstraints().isEmpty()
                    && service.settings().capacityProviderStrategy().isEmpty();
            if (service.status() == ServiceStatus.ACTIVE && isDaemon(service) && plain) {
                oneOnEach(state, service);
            }
        }
    }

    private void oneOnEach(StateView state, Service service) {
        SortedMap<ContainerInstanceArn, Integer> tasks = new TreeMap<>();
        ServiceArn arn = service.serviceArn();
        for (Task task : live.of(state, arn)) {
            ContainerInstanceArn instance = task.launch().containerInstanceArn();
            if (task.isWanted() && instance != null) {
                tasks.merge(instance, 1, Integer::sum);
            }
        }
        for (ContainerInstance instance : state.containerInstances(arn.clusterName())) {
            int expected = instance.takesTasks() ? 1 : 0;
            int there = tasks.getOrDefault(instance.containerInstanceArn(), 0);
            BrokenInvariant.unless(
                    there == expected,
                    "I13",
                    () -> service.name() + " is a daemon, and has " + there + " tasks on "
                            + instance.containerInstanceArn().id() + ", which is " + instance.status() + ", not "
                            + expected);
        }
    }

    private static boolean isDaemon(Service service) {
        return service.settings().isDaemon();
    }
}
