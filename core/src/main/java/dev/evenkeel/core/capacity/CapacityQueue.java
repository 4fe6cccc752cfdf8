package dev.evenkeel.core.capacity;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.PlacementOutcome;
import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tasks of a cluster that wait in PROVISIONING for room in their capacity provider.
 *
 * <ol>
 *   <li>In the order in which they came, each is placed where it fits. Once one has found no place, the later ones that ask
 *       for the same are not tried.
 *   <li>One that can never be placed ends at once: its provider does not grow, or every instance of the provider is too
 *       small even when empty.
 *   <li>One that has waited for half an hour ends (ECS does not say how long it waits).
 * </ol>
 *
 * <p>A task that ends so says {@code TaskFailedToStart: } and what stood in its way.
 */
public final class CapacityQueue {
    /** Tasks that may wait in one cluster; a quota of ECS. */
    public static final int WAITING_MAX = 500;

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Placement placement;

    public CapacityQueue(Placement placement) {
        this.placement = placement;
    }

    /** Whether one more task may wait in a cluster. */
    public static boolean hasRoom(StateView state, String cluster) {
        return state.waitingTasks(cluster).size() < WAITING_MAX;
    }

    /** The tasks of a service that wait, those that came first before the others. */
    public static List<Task> waiting(StateView state, ServiceArn service) {
        return state.waitingTasks(service.clusterName()).keySet().stream()
                .flatMap(arn -> state.task(arn).stream())
                .filter(task -> service.equals(task.launch().serviceArn()))
                .toList();
    }

    /** When a task that still has no place then ends. */
    public static Instant givesUpAt(Task task) {
        return task.launch().createdAt().plus(PATIENCE);
    }

    /** When the next task has waited long enough if nothing happens before. */
    public static Optional<Instant> next(StateView state) {
        if (state.clustersWithWaitingTasks().isEmpty()) {
            return Optional.empty();
        }
        return state.clustersWithWaitingTasks().stream()
                .flatMap(
                        cluster -> state.waitingTasks(cluster).keySet().stream().limit(1))
                .flatMap(arn -> state.task(arn).stream())
                .map(CapacityQueue::givesUpAt)
                .min(Instant::compareTo);
    }

    /** A task that was ended because it found no place. */
    public record InVain(Task task, PlacementOutcome.Unplaced missed) {}

    /** Places what can be placed and ends what waits in vain, in one cluster; returns what was ended. */
    public List<InVain> run(Change change, String cluster) {
        List<InVain> inVain = new ArrayList<>();
        List<PlacementRequest> unplaced = new ArrayList<>();
        List<Map.Entry<TaskArn, PlacementRequest>> waiting =
                List.copyOf(change.state().waitingTasks(cluster).entrySet());
        for (Map.Entry<TaskArn, PlacementRequest> entry : waiting) {
            Task task = change.state().task(entry.getKey()).orElseThrow();
            PlacementRequest asked = entry.getValue().drawing(0);
            if (unplaced.contains(asked)) {
                lateMiss(change, task, entry.getValue()).ifPresent(missed -> inVain.add(end(change, task, missed)));
                continue;
            }
            switch (placement.place(change.state(), asked.drawing(change.ids().next()))) {
                case PlacementOutcome.Placed placed -> place(change, task, placed.instance());
                case PlacementOutcome.Unplaced missed -> {
                    unplaced.add(asked);
                    if (isHopeless(change.state(), task) || isLate(change, task)) {
                        inVain.add(end(change, task, missed));
                    }
                }
            }
        }
        return inVain;
    }

    private static void place(Change change, Task task, ContainerInstance instance) {
        Task placed = task.placedOn(
                instance,
                change.state().taskDefinition(task.launch().taskDefinitionArn()).orElseThrow());
        change.emit(new Event.TaskPlaced(task.taskArn(), placed.launch(), placed.progress()));
    }

    private static boolean isLate(Change change, Task task) {
        return !change.now().isBefore(givesUpAt(task));
    }

    /** What stands in the way of a task that has waited for as long as it may. */
    private Optional<PlacementOutcome.Unplaced> lateMiss(Change change, Task task, PlacementRequest asked) {
        return isLate(change, task)
                        && placement.place(change.state(), asked) instanceof PlacementOutcome.Unplaced missed
                ? Optional.of(missed)
                : Optional.empty();
    }

    private static boolean isHopeless(StateView state, Task task) {
        String cluster = task.launch().clusterArn().name();
        String provider = String.valueOf(task.launch().capacityProviderName());
        boolean grows = state.capacityProvider(provider)
                .filter(CapacityProvider::isScaled)
                .isPresent();
        List<ContainerInstance> instances = instances(state, cluster, provider);
        return !grows
                || (!instances.isEmpty()
                        && instances.stream().allMatch(instance -> isTooSmall(instance.registered(), task)));
    }

    private static boolean isTooSmall(Resources registered, Task task) {
        return task.launch().reserved().cpu() > registered.cpu()
                || task.launch().reserved().memory() > registered.memory();
    }

    private static InVain end(Change change, Task task, PlacementOutcome.Unplaced missed) {
        change.emit(new Event.TaskStopRequested(
                task.taskArn(),
                StopCode.TASK_FAILED_TO_START,
                "TaskFailedToStart: " + reason(change.state(), task, missed),
                change.now()));
        return new InVain(
                task, missed.within(change.state(), String.valueOf(task.launch().capacityProviderName())));
    }

    private static String reason(StateView state, Task task, PlacementOutcome.Unplaced missed) {
        String cluster = task.launch().clusterArn().name();
        String provider = String.valueOf(task.launch().capacityProviderName());
        List<ContainerInstance> instances = instances(state, cluster, provider);
        if (instances.isEmpty()) {
            return "EMPTY CAPACITY PROVIDER";
        }
        if (active(state, cluster, provider).isEmpty()) {
            return "NO ACTIVE INSTANCES";
        }
        return missed.within(state, provider)
                .closest()
                .map(rejection -> rejection.misfit().failureReason())
                .orElse("NO ACTIVE INSTANCES");
    }

    /** The instances of a provider, in the order of their ids. */
    static List<ContainerInstance> instances(StateView state, String cluster, String provider) {
        return state.containerInstances(cluster).stream()
                .filter(instance -> provider.equals(instance.capacityProviderName()))
                .toList();
    }

    private static List<ContainerInstance> active(StateView state, String cluster, String provider) {
        return instances(state, cluster, provider).stream()
                .filter(instance -> instance.status() == ContainerInstanceStatus.ACTIVE)
                .toList();
    }
}
