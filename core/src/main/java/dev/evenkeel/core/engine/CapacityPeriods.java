package dev.evenkeel.core.engine;

import dev.evenkeel.core.capacity.CapacityProvider;
import dev.evenkeel.core.capacity.CapacityScaling;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.capacity.ManagedScalingPolicy;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.cluster.ClusterStatus;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates managed scaling at the end of each period, as long as a cluster has a provider that is scaled. */
final class CapacityPeriods {
    private final StateView state;
    private final EngineSettings settings;
    private @Nullable Instant next;

    CapacityPeriods(StateView state, EngineSettings settings) {
        this.state = state;
        this.settings = settings;
    }

    /** When the period ends; empty while nothing is scaled. */
    Optional<Instant> next() {
        return Optional.ofNullable(next);
    }

    /** A provider or a cluster has changed: there may be something to scale now. */
    void begin(Instant now) {
        if (next == null && isAnythingScaled()) {
            next = settings.endOfPeriod(now);
        }
    }

    /** Evaluates the period that has ended, if one has. */
    void run(Change change) {
        if (next == null || change.now().isBefore(next)) {
            return;
        }
        for (Cluster cluster : List.copyOf(state.clusters())) {
            for (CapacityProvider provider : scaled(cluster)) {
                evaluate(change, cluster, provider);
            }
        }
        next = isAnythingScaled() ? settings.endOfPeriod(change.now()) : null;
    }

    private static void evaluate(Change change, Cluster cluster, CapacityProvider provider) {
        CapacityScaling before =
                change.state().capacityScaling(cluster.name(), provider.name()).orElse(null);
        ManagedScalingPolicy.Outcome outcome =
                ManagedScalingPolicy.evaluate(change.state(), cluster.name(), provider, before, change.now());
        for (ContainerInstance instance : outcome.released()) {
            if (instance.status() == ContainerInstanceStatus.ACTIVE) {
                change.emit(new Event.ContainerInstanceChanged(instance.withStatus(ContainerInstanceStatus.DRAINING)));
            }
            change.emit(new Event.ContainerInstanceReleased(instance.containerInstanceArn()));
        }
        if (!outcome.scaling().equals(before)) {
            change.emit(new Event.CapacityEvaluated(outcome.scaling()));
        }
    }

    private boolean isAnythingScaled() {
        return state.clusters().stream().anyMatch(cluster -> !scaled(cluster).isEmpty());
    }

    private List<CapacityProvider> scaled(Cluster cluster) {
        return cluster.status() == ClusterStatus.ACTIVE
                ? cluster.capacityProviders().stream()
                        .flatMap(name -> state.capacityProvider(name).stream())
                        .filter(CapacityProvider::isScaled)
                        .toList()
                : List.of();
    }
}
