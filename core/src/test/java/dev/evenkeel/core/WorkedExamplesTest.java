package dev.evenkeel.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.capacity.CapacityProviderSplit;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.deployment.CircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.RolloutBudget;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.fake.FakeWorld;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.scaling.AlarmRule;
import dev.evenkeel.core.scaling.AlarmState;
import dev.evenkeel.core.scaling.ScalingHistory;
import dev.evenkeel.core.scaling.TargetTracking;
import dev.evenkeel.core.scaling.TargetTrackingConfiguration;
import dev.evenkeel.core.task.TaskHealth;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskset.TaskSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rows of {@code worked-examples.tsv}, each against the rule it is about. */
@NullUnmarked
class WorkedExamplesTest {

    private record Row(String rule, String given, String expected) {}

    @TestFactory
    Stream<DynamicTest> comeOutAsTheyAreWorkedOut() throws IOException {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.rule + ": " + row.given, () -> assertEquals(row.expected, answer(row))));
    }

    /** A row that was dropped by mistake would not be missed by anybody. */
    @TestFactory
    Stream<DynamicTest> areAllThere() throws IOException {
        SortedMap<String, Long> counts =
                rows().stream().collect(Collectors.groupingBy(Row::rule, TreeMap::new, Collectors.counting()));
        SortedMap<String, Long> expected = new TreeMap<>();
        expected.put("alarm", 10L);
        expected.put("breaker threshold", 4L);
        expected.put("capacity split", 1L);
        expected.put("rolling bounds", 7L);
        expected.put("rolling order", 2L);
        expected.put("task health", 10L);
        expected.put("task set", 1L);
        expected.put("tracking alarms", 2L);
        return Stream.of(DynamicTest.dynamicTest("rows of each rule", () -> assertEquals(expected, counts)));
    }

    private static String answer(Row row) {
        List<Integer> numbers = Arrays.stream(row.given.split("\\D+", -1))
                .filter(text -> !text.isEmpty())
                .map(Integer::valueOf)
                .toList();
        return switch (row.rule) {
            case "breaker threshold" ->
                CircuitBreaker.threshold(DeploymentConfiguration.NONE, numbers.get(0)) + " failures";
            case "task health" -> health(row.given.split(" ", -1));
            case "rolling bounds" -> {
                RolloutBudget budget = RolloutBudget.of(numbers.get(0), numbers.get(1), numbers.get(2), 0, 0, 0);
                yield "from " + budget.lower() + " to " + budget.upper();
            }
            case "rolling order" ->
                row.given.contains("any")
                        ? only(IntStream.of(0, 50, 100)
                                .mapToObj(min -> order(numbers.get(0), min, numbers.get(1)))
                                .collect(Collectors.toCollection(TreeSet::new)))
                        : order(numbers.get(0), numbers.get(1), numbers.get(2));
            case "capacity split" -> split(numbers.get(0), numbers.get(1), numbers.get(2));
            case "task set" ->
                Records.of(TaskSet.class, "scale", numbers.get(0).doubleValue()).computedDesiredCount(numbers.get(1))
                        + " tasks";
            case "tracking alarms" -> alarms(numbers.get(0));
            case "alarm" -> alarm(numbers.get(0), row.given.substring(row.given.indexOf(':') + 2));
            default -> "no such rule";
        };
    }

    private static String health(String... healths) {
        List<ContainerDefinition> definitions = new ArrayList<>();
        List<ContainerObservation> seen = new ArrayList<>();
        for (String health : healths) {
            String name = "c" + seen.size();
            definitions.add(Records.with(Region.checkedContainer(), "name", name));
            seen.add(Records.with(
                    ContainerObservation.pending(name), "health", dev.evenkeel.core.task.HealthStatus.valueOf(health)));
        }
        return TaskHealth.of(definitions, seen).name();
    }

    /** The first starts and stops of a roll in a whole engine, runs of the same kind taken together. */
    private static String order(int desired, int min, int max) {
        Region region = Region.withHosts(3);
        region.create(
                region.register("app"),
                desired,
                "deploymentConfiguration",
                Records.of(DeploymentConfiguration.class, "minimumHealthyPercent", min, "maximumPercent", max));
        region.settle();
        int before = region.world.journal().size();

        region.update("taskDefinition", region.register("app"));
        region.settle();

        List<String> runs = new ArrayList<>();
        String last = "";
        int count = 0;
        for (FakeWorld.Recorded each :
                region.world.journal().subList(before, region.world.journal().size())) {
            String kind = each.event() instanceof Event.TaskCreated
                    ? "starts"
                    : each.event() instanceof Event.TaskStopRequested ? "stops" : last;
            boolean counts =
                    each.event() instanceof Event.TaskCreated || each.event() instanceof Event.TaskStopRequested;
            if (counts && !kind.equals(last) && count > 0) {
                runs.add(last + " " + count);
                count = 0;
            }
            count += counts ? 1 : 0;
            last = kind;
        }
        runs.add(last + " " + count);
        return runs.get(0) + ", then " + runs.get(1);
    }

    private static String only(Set<String> answers) {
        return String.join(" or ", answers);
    }

    private static String split(int tasks, int weightOfA, int weightOfB) {
        List<CapacityProviderStrategyItem> strategy = List.of(
                new CapacityProviderStrategyItem("A", weightOfA, 0),
                new CapacityProviderStrategyItem("B", weightOfB, 0));
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < tasks; i++) {
            counts.merge(CapacityProviderSplit.next(strategy, counts).orElseThrow(), 1, Integer::sum);
        }
        return "A " + counts.get("A") + ", B " + counts.get("B");
    }

    private static String alarms(int target) {
        TargetTracking tracking =
                new TargetTracking(Records.of(TargetTrackingConfiguration.class, "targetValue", (double) target));
        int high = highest(tracking, target, true);
        int low = highest(tracking, target, false);
        return "above " + high + " for " + points(tracking, high + 1, true) + ", below " + low + " for "
                + points(tracking, low - 1, false);
    }

    /** The whole number next to which the alarm goes off. */
    private static int highest(TargetTracking tracking, int target, boolean high) {
        int value = target;
        while (points(tracking, high ? value + 1 : value - 1, high) > 15) {
            value += high ? 1 : -1;
        }
        return value;
    }

    /** How many points of one value it takes to set an alarm off; 16 when it never does. */
    private static int points(TargetTracking tracking, int value, boolean high) {
        ScalingHistory history = ScalingHistory.NONE;
        for (int count = 1; count <= 15; count++) {
            history = tracking.observe(history, OptionalDouble.of(value));
            if ((high ? history.high() : history.low()) == AlarmState.ALARM) {
                return count;
            }
        }
        return 16;
    }

    private static String alarm(int needed, String points) {
        AlarmRule rule = new AlarmRule(needed, 3, value -> value > 0.5);
        List<OptionalDouble> values = Arrays.stream(points.split(" ", -1))
                .map(point -> point.equals("-") ? OptionalDouble.empty() : OptionalDouble.of(point.equals("X") ? 1 : 0))
                .toList();
        return only(Arrays.stream(AlarmState.values())
                .map(before -> rule.evaluate(values, before).name())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<Row> rows() throws IOException {
        try (InputStream file = WorkedExamplesTest.class.getResourceAsStream("worked-examples.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Row(cells[0], cells[1], cells[2]))
                    .toList();
        }
    }
}
