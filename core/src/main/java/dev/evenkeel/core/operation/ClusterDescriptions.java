package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.ClusterDescription;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.cluster.ClusterSetting;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.KeyValuePair;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Clusters as DescribeClusters shows them. */
final class ClusterDescriptions {

    private ClusterDescriptions() {}

    /** A cluster with what {@code include} asks for. */
    static ClusterDescription of(StateView state, Cluster cluster, List<String> include) {
        List<Task> tasks = state.tasks().stream()
                .filter(task -> task.launch().clusterArn().equals(cluster.clusterArn()))
                .toList();
        int services = (int) state.services().stream()
                .filter(service ->
                        service.clusterArn().equals(cluster.clusterArn()) && service.status() == ServiceStatus.ACTIVE)
                .count();
        List<ClusterSetting> settings = include.contains("SETTINGS") ? cluster.settings() : List.of();
        Map<String, Object> other = new LinkedHashMap<>(cluster.other());
        if (!include.contains("CONFIGURATIONS")) {
            other.remove("configuration");
        }
        return new ClusterDescription(
                cluster.clusterArn().value(),
                cluster.name(),
                cluster.status().name(),
                state.containerInstances(cluster.name()).size(),
                count(tasks, Task::isRunning),
                count(tasks, Task::isPending),
                services,
                include.contains("STATISTICS") ? statistics(state, cluster, tasks) : List.of(),
                include.contains("TAGS") ? state.tags(cluster.clusterArn().value()) : List.of(),
                settings,
                cluster.capacityProviders(),
                cluster.defaultCapacityProviderStrategy(),
                null,
                other);
    }

    private static List<KeyValuePair> statistics(StateView state, Cluster cluster, List<Task> tasks) {
        List<KeyValuePair> statistics = new ArrayList<>();
        for (LaunchType type : List.of(LaunchType.EC2, LaunchType.FARGATE)) {
            String suffix = type == LaunchType.EC2 ? "EC2" : "Fargate";
            Predicate<Task> ofType = task -> task.launch().launchType() == type;
            add(statistics, "running" + suffix + "TasksCount", count(tasks, ofType.and(Task::isRunning)));
            add(statistics, "pending" + suffix + "TasksCount", count(tasks, ofType.and(Task::isPending)));
        }
        for (ServiceStatus status : List.of(ServiceStatus.ACTIVE, ServiceStatus.DRAINING)) {
            for (LaunchType type : List.of(LaunchType.EC2, LaunchType.FARGATE)) {
                int services = (int) state.services().stream()
                        .filter(service -> service.clusterArn().equals(cluster.clusterArn())
                                && service.status() == status
                                && service.settings().launchType() == type)
                        .count();
                add(
                        statistics,
                        status.name().toLowerCase(Locale.ROOT) + (type == LaunchType.EC2 ? "EC2" : "Fargate")
                                + "ServiceCount",
                        services);
            }
        }
        return statistics;
    }

    private static void add(List<KeyValuePair> statistics, String name, int value) {
        statistics.add(new KeyValuePair(name, Integer.toString(value)));
    }

    private static int count(List<Task> tasks, Predicate<Task> which) {
        return (int) tasks.stream().filter(which).count();
    }
}
