package dev.evenkeel.core.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.ListContainerInstancesRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.RunTaskResponse;
import dev.evenkeel.core.api.StartTaskRequest;
import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.fake.FakeWorld.Host;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where tasks go, and which go first, seen through services and RunTask. */
@NullUnmarked
class PlacementTest {
    private static final String WHERE_TO_READ =
            " For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    private static SortedMap<String, Integer> byHost(Region region) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (Task task : region.liveTasks()) {
            counts.merge(task.launch().hostId(), 1, Integer::sum);
        }
        return counts;
    }

    private static ContainerDefinition withPort(int hostPort, String protocol) {
        return Records.with(
                Region.container(),
                "portMappings",
                List.of(Records.of(
                        PortMapping.class, "containerPort", 80, "hostPort", hostPort, "protocol", protocol)));
    }

    private static List<PlacementStrategyItem> chain(String... typesAndFields) {
        List<PlacementStrategyItem> items = new ArrayList<>();
        for (int i = 0; i < typesAndFields.length; i += 2) {
            items.add(new PlacementStrategyItem(typesAndFields[i], typesAndFields[i + 1]));
        }
        return items;
    }

    private static Region unequal() {
        Region region = Region.withHosts(0);
        region.world.add(new Host("a-1", "us-east-1a", 4096, 8192));
        region.world.add(new Host("a-2", "us-east-1a", 2048, 8192));
        region.world.add(new Host("b-1", "us-east-1b", 4096, 4096));
        region.timeline.runDue();
        return region;
    }

    @Test
    void spreadsOverZonesAndThenInstancesWithoutBeingAsked() {
        Region region = unequal();

        region.create(region.register("app"), 4);
        region.settle();

        assertEquals("{a-1=1, a-2=1, b-1=2}", byHost(region).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "binpack, cpu, '{a-2=4}'",
        "binpack, memory, '{b-1=4}'",
        "spread, attribute:ecs.availability-zone, 2",
        "spread, host, '{a-1=1, a-2=1, b-1=2}|{a-1=2, a-2=1, b-1=1}|{a-1=1, a-2=2, b-1=1}'"
    })
    void followsTheStrategyAskedFor(String type, String field, String expected) {
        Region region = unequal();

        region.create(region.register("app"), 4, "placementStrategy", chain(type, field));
        region.settle();

        SortedMap<String, Integer> counts = byHost(region);
        String seen = expected.equals("2") ? String.valueOf(counts.get("b-1")) : counts.toString();
        assertTrue(List.of(expected.split("\\|")).contains(seen), seen);
    }

    @Test
    void asksTheSecondStrategyWhereTheFirstHasNoOpinion() {
        Region region = unequal();

        region.create(
                region.register("app"),
                4,
                "placementStrategy",
                chain("spread", "attribute:ecs.availability-zone", "binpack", "cpu"));
        region.settle();

        assertEquals("{a-2=2, b-1=2}", byHost(region).toString());
    }

    @Test
    void drawsTheSameAtRandomForTheSameSeed() {
        List<String> runs = new ArrayList<>();
        for (long seed : new long[] {5, 5, 6, 7, 8}) {
            Region region = Region.seeded(seed, 3);
            region.create(region.register("app"), 9, "placementStrategy", chain("random", null));
            region.settle();
            runs.add(byHost(region).toString());
        }

        assertEquals(runs.get(0), runs.get(1));
        assertTrue(runs.stream().distinct().count() > 1, runs.toString());
    }

    @Test
    void putsOneTaskOnAnInstanceWhenTheyMustBeDistinct() {
        Region region = Region.withHosts(3);

        region.create(
                region.register("app"),
                4,
                "placementConstraints",
                List.of(new PlacementConstraint("distinctInstance", null)));
        region.advance(20);

        assertEquals("{i-0=1, i-1=1, i-2=1}", byHost(region).toString());
        assertEquals(2, region.messages().size());
        assertTrue(region.messages().get(1).contains("encountered error \"DISTINCT_INSTANCE\""));
    }

    @ParameterizedTest
    @CsvSource({
        "5000, 512, has insufficient CPU units available",
        "256, 9000, has insufficient memory available",
        "5000, 9000, has insufficient CPU units available"
    })
    void saysWhatTheClosestInstanceLacks(int cpu, int memory, String lack) {
        Region region = Region.withHosts(1);
        String id = instances(region).get(0);

        region.create(region.register("app", Records.with(Region.container(), "cpu", cpu, "memory", memory)), 1);
        region.timeline.runDue();

        assertEquals(
                List.of("was unable to place a task because no container instance met all of its requirements. The"
                        + " closest matching (container-instance " + id + ") " + lack + "." + WHERE_TO_READ),
                region.messages());
    }

    private static List<String> instances(Region region) {
        return region
                .ecs()
                .listContainerInstances(Records.of(ListContainerInstancesRequest.class))
                .containerInstanceArns()
                .stream()
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                .toList();
    }

    @Test
    void callsTheInstanceClosestThatFailedLast() {
        Region region = Region.withHosts(0);
        region.world.add(new Host("small", "us-east-1a", 128, 8192));
        region.world.add(new Host("low", "us-east-1b", 4096, 128));
        region.timeline.runDue();

        region.create(region.register("app"), 1);
        region.timeline.runDue();

        assertTrue(region.messages().get(0).contains("has insufficient memory available"));
    }

    @Test
    void takesNoInstanceWhoseAgentIsGoneUntilItIsBack() {
        Region region = Region.withHosts(1);
        region.world.connect(Region.host(0), false);
        region.timeline.runDue();
        region.create(region.register("app"), 1);
        region.advance(60);
        List<String> before = region.messages();

        region.world.connect(Region.host(0), true);

        assertTrue(before.get(0).contains("encountered error \"AGENT\""), before.toString());
        assertTrue(region.settle());
        assertEquals(1, region.describe().runningCount());
    }

    @Test
    void givesAFixedPortToOneTaskOnAnInstance() {
        Region region = Region.withHosts(2);

        region.create(region.register("app", withPort(8080, "tcp")), 3);
        region.advance(60);

        assertEquals("{i-0=1, i-1=1}", byHost(region).toString());
        assertTrue(region.messages().get(1).contains("is already using a port required by your task"));
    }

    @Test
    void givesTheSamePortOnceForEachProtocol() {
        Region region = Region.withHosts(1);
        region.ecs().runTask(run(region.register("tcp", withPort(8080, "tcp"))));

        RunTaskResponse udp = region.ecs().runTask(run(region.register("udp", withPort(8080, "udp"))));

        assertEquals(List.of(), udp.failures());
    }

    @Test
    void givesAPortBackWhenItsTaskHasStopped() {
        Region region = Region.withHosts(1);
        String definition = region.register("app", withPort(8080, "tcp"));
        String first = region.ecs().runTask(run(definition)).tasks().get(0).taskArn();
        region.advance(10);
        region.ecs().stopTask(new StopTaskRequest(null, first, null));
        int whileStopping = region.ecs().runTask(run(definition)).tasks().size();
        region.advance(10);

        assertEquals(0, whileStopping);
        assertEquals(1, region.ecs().runTask(run(definition)).tasks().size());
    }

    private static RunTaskRequest run(String definition) {
        return Records.of(RunTaskRequest.class, "taskDefinition", definition);
    }

    @ParameterizedTest
    @CsvSource({"5000, 512, RESOURCE:CPU", "256, 9000, RESOURCE:MEMORY"})
    void answersForEachInstanceWhyATaskCannotRun(int cpu, int memory, String reason) {
        Region region = Region.withHosts(2);
        String definition = region.register("app", Records.with(Region.container(), "cpu", cpu, "memory", memory));

        RunTaskResponse answer = region.ecs().runTask(Records.with(run(definition), "count", 3));

        List<Failure> failures = instances(region).stream()
                .map(id -> new Failure(
                        Region.SCOPE.containerInstance("default", id).value(), reason, null))
                .toList();
        assertEquals(new RunTaskResponse(List.of(), failures), answer);
    }

    @Test
    void runsWhatFitsAndAnswersWhyTheRestDoesNot() {
        Region region = Region.withHosts(1);
        String definition = region.register("app", Records.with(Region.container(), "cpu", 2000));

        RunTaskResponse answer = region.ecs().runTask(Records.with(run(definition), "count", 5));

        assertEquals(2, answer.tasks().size());
        assertEquals(
                List.of("RESOURCE:CPU"),
                answer.failures().stream().map(Failure::reason).toList());
    }

    @Test
    void fitsNowhereWithMoreThanCanBeCounted() {
        Region region = Region.withHosts(1);
        ContainerDefinition huge = Records.with(Region.container(), "cpu", Integer.MAX_VALUE);
        String definition = region.ecs()
                .registerTaskDefinition(Records.of(
                        RegisterTaskDefinitionRequest.class,
                        "family",
                        "huge",
                        "containerDefinitions",
                        List.of(huge, Records.with(huge, "name", "two"))))
                .taskDefinition()
                .taskDefinitionArn();

        assertEquals(
                "RESOURCE:CPU",
                region.ecs().runTask(run(definition)).failures().get(0).reason());
    }

    @Test
    void startsWhereItIsTold() {
        Region region = Region.withHosts(2);
        String there = instances(region).get(1);
        String nowhere = "f".repeat(32);

        var answer = region.ecs()
                .startTask(Records.of(
                        StartTaskRequest.class,
                        "taskDefinition",
                        region.register("app"),
                        "containerInstances",
                        List.of(there, nowhere)));

        assertEquals(
                Region.SCOPE.containerInstance("default", there).value(),
                answer.tasks().get(0).containerInstanceArn());
        assertEquals(
                List.of(new Failure(
                        Region.SCOPE.containerInstance("default", nowhere).value(), "MISSING", null)),
                answer.failures());
    }

    @Test
    void shrinksWhereTheMostTasksAre() {
        Region region = unequal();
        region.create(region.register("app"), 5, "placementStrategy", chain("binpack", "memory"));
        region.settle();
        region.update("placementStrategy", List.of(), "desiredCount", 7);
        region.settle();

        region.update("desiredCount", 3);
        region.settle();

        assertEquals("{a-1=1, a-2=1, b-1=1}", byHost(region).toString());
    }

    @Test
    void emptiesTheFreestInstanceWhenItPacks() {
        Region region = unequal();
        region.create(region.register("app"), 6);
        region.settle();
        SortedMap<String, Integer> spread = byHost(region);

        region.update("placementStrategy", chain("binpack", "cpu"), "desiredCount", 4);
        region.settle();

        assertEquals(6, spread.values().stream().mapToInt(Integer::intValue).sum());
        assertEquals(spread.get("a-2"), byHost(region).get("a-2"));
    }

    @Test
    void shrinksByTasksThatDoNotRunYetAndThenByTheYoungest() {
        Region region = Region.withHosts(1);
        region.create(region.register("app"), 2);
        region.settle();
        List<Task> old = region.liveTasks();
        region.update("desiredCount", 4);
        region.timeline.runDue();

        region.update("desiredCount", 2);
        region.settle();

        assertEquals(
                old.stream().map(Task::taskArn).toList(),
                region.liveTasks().stream().map(Task::taskArn).toList());
    }

    @Test
    void evensOutZonesOnFargate() {
        Region region = Region.withHosts(0);
        region.create(
                region.registerFargate("app"), 6, "launchType", "FARGATE", "networkConfiguration", Region.NETWORK);
        region.settle();

        region.update("desiredCount", 3);
        region.settle();

        assertEquals(
                List.of("us-east-1a", "us-east-1b", "us-east-1c"),
                region.liveTasks().stream()
                        .map(task -> task.launch().availabilityZone())
                        .sorted()
                        .toList());
    }
}
