package dev.evenkeel.core.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.fake.FakeWorld.Host;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A line for each decision of each strategy, as one would tell it to somebody; the stored ones are what they were when
 * somebody last read them. What a test prints when they differ is the new file.
 */
@NullUnmarked
class PlacementTraceTest {

    private static List<PlacementStrategyItem> strategies(String name) {
        return switch (name) {
            case "binpack-memory" -> List.of(new PlacementStrategyItem("binpack", "memory"));
            case "binpack-cpu" -> List.of(new PlacementStrategyItem("binpack", "cpu"));
            case "spread-zones-then-binpack" ->
                List.of(
                        new PlacementStrategyItem("spread", "attribute:ecs.availability-zone"),
                        new PlacementStrategyItem("binpack", "memory"));
            case "spread-instances" -> List.of(new PlacementStrategyItem("spread", "instanceId"));
            case "random" -> List.of(new PlacementStrategyItem("random", null));
            default -> List.of();
        };
    }

    private static List<PlacementConstraint> constraints(String name) {
        return switch (name) {
            case "distinct-instances" -> List.of(new PlacementConstraint("distinctInstance", null));
            case "member-of-a-zone" ->
                List.of(new PlacementConstraint(
                        "memberOf", "attribute:ecs.availability-zone == us-east-1a and runningTasksCount < 4"));
            default -> List.of();
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binpack-memory",
                "binpack-cpu",
                "spread-zones-then-binpack",
                "spread-instances",
                "random",
                "default",
                "distinct-instances",
                "member-of-a-zone"
            })
    void decidesAsStored(String name) throws IOException {
        Region region = Region.seeded(7, 0);
        region.world.add(new Host("a-1", "us-east-1a", 1024, 4096));
        region.world.add(new Host("a-2", "us-east-1a", 2048, 2048));
        region.world.add(new Host("b-1", "us-east-1b", 2048, 3072));
        region.timeline.runDue();
        Placement placement = new Placement(BuiltInStrategies.byName());
        region.create(
                region.register("web"),
                14,
                "placementStrategy",
                strategies(name),
                "placementConstraints",
                constraints(name));
        region.settle();

        List<String> lines = new ArrayList<>();
        StateView state = region.state();
        TaskDefinition definition = state.latestActive("web").orElseThrow();
        SortedMap<String, Integer> there = new TreeMap<>();
        for (Task task : state.tasks()) {
            lines.add(line(state, task, there));
        }
        PlacementRequest next = new PlacementRequest(
                        "default",
                        "service:web",
                        null,
                        Resources.NONE,
                        List.of(),
                        constraints(name),
                        strategies(name),
                        0)
                .forTask(definition, null);
        lines.add(next(state, placement.place(state, next)));

        assertEquals(stored(name), String.join("\n", lines) + "\n");
    }

    private static String line(StateView state, Task task, SortedMap<String, Integer> there) {
        String host = task.launch().hostId();
        String zone = task.launch().availabilityZone();
        String told = "task %d goes to %s in %s: %d of the service there, %d in the zone"
                .formatted(
                        there.values().stream().mapToInt(Integer::intValue).sum() / 2 + 1,
                        host,
                        zone,
                        there.getOrDefault(host, 0),
                        there.getOrDefault(zone, 0));
        there.merge(host, 1, Integer::sum);
        there.merge(zone, 1, Integer::sum);
        ContainerInstance instance =
                state.containerInstance(task.launch().containerInstanceArn()).orElseThrow();
        Resources needed = task.launch().reserved();
        int before = there.get(host) - 1;
        return told
                + "; it had %d cpu and %d MiB free, the task takes %d and %d"
                        .formatted(
                                instance.registered().cpu() - before * needed.cpu(),
                                instance.registered().memory() - before * needed.memory(),
                                needed.cpu(),
                                needed.memory());
    }

    private static String next(StateView state, PlacementOutcome outcome) {
        return switch (outcome) {
            case PlacementOutcome.Placed placed ->
                "one more would go to " + placed.instance().hostId();
            case PlacementOutcome.Unplaced missed ->
                "one more has no place: "
                        + missed.rejections().stream()
                                .map(one -> state.containerInstance(one.instance())
                                                .orElseThrow()
                                                .hostId()
                                        + " " + one.misfit().eventText() + " (needs " + one.needed() + ", has "
                                        + one.free() + ")")
                                .sorted()
                                .collect(Collectors.joining("; "));
        };
    }

    private static String stored(String name) throws IOException {
        try (InputStream in = PlacementTraceTest.class.getResourceAsStream("trace-" + name + ".txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
