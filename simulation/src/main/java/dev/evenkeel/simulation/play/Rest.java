package dev.evenkeel.simulation.play;

import dev.evenkeel.core.capacity.CapacityProvider;
import dev.evenkeel.core.capacity.CapacityScaling;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.simulation.Rehearsal;
import java.util.Objects;

/**
 * When nothing is left to do: no task is on its way, every service is steady, no deployment is watched any more, unless it
 * waits for somebody, and no host of a scaled group is idle or still to come.
 */
final class Rest {
    private Rest() {}

    static boolean isReached(Rehearsal rehearsal) {
        StateView state = rehearsal.state();
        return rehearsal.isSettled()
                && state.services().stream().noneMatch(service -> isWatched(state, service))
                && state.clusters().stream().allMatch(cluster -> isScaled(state, cluster));
    }

    private static boolean isWatched(StateView state, Service service) {
        boolean open = service.status() == ServiceStatus.ACTIVE
                && state.serviceDeployments(service.serviceArn()).stream().anyMatch(history -> history.isOpen());
        return open
                && state.staged(service.serviceArn())
                        .filter(StagedDeployment::isPaused)
                        .isEmpty();
    }

    private static boolean isScaled(StateView state, Cluster cluster) {
        for (String name : cluster.capacityProviders()) {
            boolean scaled = state.capacityProvider(name)
                    .filter(CapacityProvider::isScaled)
                    .isPresent();
            if (scaled && !isScaled(state, cluster, name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isScaled(StateView state, Cluster cluster, String provider) {
        int running = 0;
        for (var instance : state.containerInstances(cluster.name())) {
            if (Objects.equals(provider, instance.capacityProviderName())) {
                running++;
                if (state.tasksOn(instance.containerInstanceArn()).isEmpty()) {
                    return false;
                }
            }
        }
        int desired = state.capacityScaling(cluster.name(), provider)
                .map(CapacityScaling::desired)
                .orElse(0);
        return desired == running;
    }
}
