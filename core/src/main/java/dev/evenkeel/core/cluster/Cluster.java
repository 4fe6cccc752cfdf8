package dev.evenkeel.core.cluster;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.id.ClusterArn;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A named scope of services, tasks and container instances. */
public record Cluster(
        ClusterArn clusterArn,
        ClusterStatus status,
        List<ClusterSetting> settings,
        List<String> capacityProviders,
        List<CapacityProviderStrategyItem> defaultCapacityProviderStrategy,
        Instant createdAt,
        Map<String, Object> other) {
    public Cluster {
        settings = List.copyOf(settings);
        capacityProviders = List.copyOf(capacityProviders);
        defaultCapacityProviderStrategy = List.copyOf(defaultCapacityProviderStrategy);
    }

    public String name() {
        return clusterArn.name();
    }

    public Cluster withStatus(ClusterStatus changed) {
        return new Cluster(
                clusterArn, changed, settings, capacityProviders, defaultCapacityProviderStrategy, createdAt, other);
    }

    public Cluster withSettings(List<ClusterSetting> changed, Map<String, Object> changedOther) {
        return new Cluster(
                clusterArn,
                status,
                changed,
                capacityProviders,
                defaultCapacityProviderStrategy,
                createdAt,
                changedOther);
    }

    public Cluster withCapacityProviders(List<String> providers, List<CapacityProviderStrategyItem> strategy) {
        return new Cluster(clusterArn, status, settings, providers, strategy, createdAt, other);
    }
}
