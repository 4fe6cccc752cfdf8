package dev.evenkeel.core.engine;

import dev.evenkeel.core.capacity.CapacityProvider;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.capacity.InstanceLoss;
import dev.evenkeel.core.cluster.ClusterStatus;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
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
        // A host that a user took out of the cluster stays out until it is gone and comes anew.
        Optional<ContainerInstance> deregistered = change.state().inactiveInstances().stream()
                .filter(instance -> instance.agentConnected()
                        && instance.hostId().equals(seen.hostId())
                        && instance.clusterName().equals(seen.clusterArn().name()))
                .findFirst();
        if (!seen.present()) {
            known.ifPresent(instance -> InstanceLoss.ofHost(change, instance));
            deregistered.ifPresent(
                    gone -> change.emit(new Event.ContainerInstanceForgotten(gone.containerInstanceArn())));
        } else if (known.isPresent()) {
            ContainerInstance changed = changed(change.state(), known.get(), seen);
            if (!changed.equals(known.get())) {
                change.emit(new Event.ContainerInstanceChanged(changed.grown()));
            }
        } else if (open && deregistered.isEmpty()) {
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
                seen.capacityProviderName(),
                seen.availabilityZone(),
                ContainerInstanceStatus.ACTIVE,
                seen.connected(),
                seen.registered().withReservedPorts(),
                seen.attributes(),
                List.of(),
                seen.dockerVersion(),
                change.now(),
                1)));
    }

    /** What a host says of itself replaces what it said before; one that will be taken away soon is drained. */
    private static ContainerInstance changed(StateView state, ContainerInstance instance, InstanceObservation seen) {
        boolean drains =
                seen.leaving() && instance.status() == ContainerInstanceStatus.ACTIVE && isDrained(state, instance);
        return new ContainerInstance(
                instance.containerInstanceArn(),
                instance.clusterName(),
                instance.hostId(),
                instance.capacityProviderName(),
                seen.availabilityZone(),
                drains ? ContainerInstanceStatus.DRAINING : instance.status(),
                seen.connected(),
                seen.registered().withReservedPorts(),
                seen.attributes(),
                instance.customAttributes(),
                seen.dockerVersion(),
                instance.registeredAt(),
                instance.version());
    }

    /** A capacity provider may leave it to its group what becomes of the tasks of a host that goes. */
    private static boolean isDrained(StateView state, ContainerInstance instance) {
        String provider = instance.capacityProviderName();
        return provider == null
                || state.capacityProvider(provider)
                        .map(CapacityProvider::drainsHosts)
                        .orElse(true);
    }
}
