package dev.evenkeel.core.service;

import dev.evenkeel.core.capacity.CapacityProviderSplit;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.placement.ScaleInOrder;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which tasks of a deployment go when it has too many.
 *
 * <ol>
 *   <li>Of several capacity providers each gives up what is beyond its share ({@link CapacityProviderSplit#leaving}).
 *   <li>First those not known to be well yet, then healthy ones; of either kind in {@link ScaleInOrder}.
 *   <li>Where protected tasks leave a provider too few that may go, others' go.
 * </ol>
 */
final class ScaleIn {

    private static final List<TaskCondition> LEAVING =
            List.of(TaskCondition.PENDING, TaskCondition.RUNNING, TaskCondition.HEALTHY);

    private ScaleIn() {}

    /** As many as are too many, fewer where the others are protected; of either kind in the order given. */
    static List<Task> of(
            ScaleInOrder order,
            StateView state,
            Service service,
            Deployment deployment,
            DeploymentTasks tasks,
            int excess) {
        List<CapacityProviderStrategyItem> strategy = deployment.settings().capacityProviderStrategy();
        Departing departing = new Departing(order, state, service.placementRequest(state, deployment), tasks);
        List<Task> going = new ArrayList<>();
        if (strategy.size() > 1) {
            CapacityProviderSplit.leaving(strategy, wantedByProvider(tasks), excess)
                    .forEach((provider, count) -> going.addAll(departing.choose(
                            task -> provider.equals(task.launch().capacityProviderName()), count)));
        }
        if (going.size() < excess) {
            going.addAll(departing.choose(task -> !going.contains(task), excess - going.size()));
        }
        return going;
    }

    private static SortedMap<String, Integer> wantedByProvider(DeploymentTasks tasks) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (TaskCondition condition : LEAVING) {
            for (Task task : tasks.of(condition)) {
                counts.merge(String.valueOf(task.launch().capacityProviderName()), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Step 2, for the tasks that match. */
    private record Departing(ScaleInOrder order, StateView state, PlacementRequest request, DeploymentTasks tasks) {
        List<Task> choose(Predicate<Task> matching, int count) {
            List<Task> starting = new ArrayList<>();
            tasks.of(TaskCondition.PENDING).stream().filter(matching).forEach(starting::add);
            tasks.of(TaskCondition.RUNNING).stream().filter(matching).forEach(starting::add);
            List<Task> going = new ArrayList<>(order.choose(state, request, starting, count));
            if (going.size() < count) {
                List<Task> healthy = tasks.of(TaskCondition.HEALTHY).stream()
                        .filter(matching)
                        .toList();
                going.addAll(order.choose(state, request, healthy, count - going.size()));
            }
            return going;
        }
    }
}
