package dev.evenkeel.core.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Who leaves is who a look at every task finds, one after another. */
@NullUnmarked
class ScaleInGateTest {
    private static final Comparator<Task> YOUNGEST = Comparator.comparing(
                    (Task task) -> task.launch().createdAt())
            .thenComparing(Task::taskArn)
            .reversed();
    private static final List<PlacementStrategyItem> SPREAD = List.of(
            new PlacementStrategyItem("spread", "attribute:ecs.availability-zone"),
            new PlacementStrategyItem("spread", "instanceId"));

    private static Placement placement() {
        return new Placement(BuiltInStrategies.byName());
    }

    @Test
    void choosesAsBruteForceDoes() {
        ScaleInOrder order = new ScaleInOrder(placement());
        int compared = 0;

        for (int world = 0; world < 400; world++) {
            RandomFleet fleet = new RandomFleet(world, 2 + world % 12);
            for (int i = 0; i < 150; i++) {
                fleet.stir();
                PlacementRequest request = fleet.ask();
                BruteForce.place(fleet.state, request).ifPresent(instance -> fleet.put(request, instance));
                if (i % 10 == 9) {
                    List<Task> tasks = fleet.tasks().stream()
                            .filter(task -> task.isWanted()
                                    && !task.isStopped()
                                    && task.launch().group().equals(request.group())
                                    && instanceOf(fleet, task).isPresent())
                            .toList();
                    int count = tasks.isEmpty() ? 0 : 1 + fleet.random.nextInt(tasks.size());

                    List<Task> chosen = order.choose(fleet.state, request, tasks, count);

                    assertEquals(bruteForce(fleet, request, tasks, count), chosen, "world " + world + " step " + i);
                    compared += chosen.size();
                }
            }
        }

        assertTrue(compared > 10_000, compared + " tasks chosen");
    }

    private static Optional<ContainerInstance> instanceOf(RandomFleet fleet, Task task) {
        ContainerInstanceArn arn = task.launch().containerInstanceArn();
        return fleet.state.containerInstance(arn);
    }

    private static List<Task> bruteForce(RandomFleet fleet, PlacementRequest request, List<Task> tasks, int count) {
        List<Task> left = new ArrayList<>(tasks);
        List<Task> gone = new ArrayList<>();
        while (gone.size() < count) {
            List<Task> best = left.stream().filter(task -> !task.isRunning()).toList();
            if (best.isEmpty()) {
                best = left;
                for (PlacementStrategyItem item : request.strategies().isEmpty() ? SPREAD : request.strategies()) {
                    List<Task> among = best;
                    int most = among.stream()
                            .mapToInt(task -> wish(fleet, item, task, left, gone))
                            .max()
                            .orElseThrow();
                    best = among.stream()
                            .filter(task -> wish(fleet, item, task, left, gone) == most)
                            .toList();
                }
            }
            Task next = best.stream().min(YOUNGEST).orElseThrow();
            left.remove(next);
            gone.add(next);
        }
        return gone;
    }

    /** How much a strategy wants a task to go. */
    private static int wish(
            RandomFleet fleet, PlacementStrategyItem item, Task task, List<Task> left, List<Task> gone) {
        ContainerInstance instance = instanceOf(fleet, task).orElseThrow();
        ContainerInstanceArn arn = instance.containerInstanceArn();
        if (item.type().equals("random")) {
            return 0;
        }
        if (item.type().equals("binpack")) {
            boolean cpu = item.field().equals("cpu");
            int free = cpu
                    ? fleet.state.remaining(arn).cpu()
                    : fleet.state.remaining(arn).memory();
            return free
                    + gone.stream()
                            .filter(other ->
                                    other.launch().containerInstanceArn().equals(arn))
                            .mapToInt(other -> cpu
                                    ? other.launch().reserved().cpu()
                                    : other.launch().reserved().memory())
                            .sum();
        }
        if (!item.field().startsWith("attribute:")) {
            return (int) left.stream()
                    .filter(other -> other.launch().containerInstanceArn().equals(arn))
                    .count();
        }
        String attribute = item.field().substring("attribute:".length());
        String value = instance.attribute(attribute).orElse("");
        return (int) left.stream()
                .filter(other -> instanceOf(fleet, other)
                        .flatMap(where -> where.attribute(attribute))
                        .orElse("")
                        .equals(value))
                .count();
    }

    @Test
    void takesThousandsWithoutLookingAtAllForEach() {
        RandomFleet fleet = new RandomFleet(1, 2_000);
        PlacementRequest request = new PlacementRequest(
                "default", "service:web", null, Resources.of(1, 1), List.of(), List.of(), List.of(), 0);
        Placement placement = placement();
        for (int i = 0; i < 20_000; i++) {
            PlacementOutcome.Placed placed = (PlacementOutcome.Placed) placement.place(fleet.state, request);
            fleet.put(request, placed.instance());
        }
        fleet.run();

        List<Task> chosen = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> new ScaleInOrder(placement).choose(fleet.state, request, fleet.tasks(), 15_000));

        assertEquals(15_000, chosen.stream().distinct().count());
    }
}
