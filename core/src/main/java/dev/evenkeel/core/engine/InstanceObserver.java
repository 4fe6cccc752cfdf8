package dev.evenkeel.core.engine;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.cluster.ClusterStatus;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.Task;
import java.util.List;
import java.util.Optional;

/** Turns what a backend saw of a host into events. */
final class InstanceObserver {

    private InstanceObserver() {}

    static void observe(Change change, InstanceObservation seen) {
        boolean open = change.state()
                .cluster(seen.clusterArn().name())
                .filter(cluster -> cluster.status() == ClusterStatus.ACTIVE)
                .isPresent();
        Optional<ContainerInstance> known = change
                .state()
                .containerInstances(seen.clusterArn().name())
                .stream()
                .filter(instance -> instance.hostId().equals(seen.hostId()))
                .findFirst();
        if (!seen.present()) {
            known.ifPresent(instance -> lose(change, instance));
        } else if (known.isPresent()) {
            ContainerInstance changed = changed(known.get(), seen);
            if (!changed.equals(known.get())) {
                change.emit(new Event.ContainerInstanceChanged(grown(changed)));
            }
        } else if (open) {
            register(change, seen);
        }
    }

    private static void register(Change change, InstanceObservation seen) {
        change.emit(new Event.ContainerInstanceRegistered(new ContainerInstance(
                change.scope()
                        .containerInstance(
                                seen.clusterArn().name(), change.ids().hex32()),
                seen.clusterArn().name(),
                seen.hostId(),
                seen.availabilityZone(),
                ContainerInstanceStatus.ACTIVE,
                seen.connected(),
                seen.registered(),
                seen.attributes(),
                seen.dockerVersion(),
                change.now(),
                1)));
    }

    private static void lose(Change change, ContainerInstance instance) {
        for (Task task : List.copyOf(change.state().tasksOn(instance.containerInstanceArn()))) {
            TaskObserver.lose(change, task, "Host EC2 (instance " + instance.hostId() + ") stopped/terminated.");
        }
        change.emit(new Event.ContainerInstanceLost(instance.containerInstanceArn()));
    }

    private static ContainerInstance changed(ContainerInstance instance, InstanceObservation seen) {
        return new ContainerInstance(
                instance.containerInstanceArn(),
                instance.clusterName(),
                instance.hostId(),
                seen.availabilityZone(),
                instance.status(),
                seen.connected(),
                seen.registered(),
                seen.attributes(),
                seen.dockerVersion(),
                instance.registeredAt(),
                instance.version());
    }

    private static ContainerInstance grown(ContainerInstance i) {
        return new ContainerInstance(
                i.containerInstanceArn(),
                i.clusterName(),
                i.hostId(),
                i.availabilityZone(),
                i.status(),
                i.agentConnected(),
                i.registered(),
                i.attributes(),
                i.dockerVersion(),
                i.registeredAt(),
                i.version() + 1);
    }
}
