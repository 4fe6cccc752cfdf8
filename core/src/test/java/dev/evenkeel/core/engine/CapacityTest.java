package dev.evenkeel.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.CreateCapacityProviderRequest;
import dev.evenkeel.core.api.PutClusterCapacityProvidersRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.RunTaskResponse;
import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.capacity.AutoScalingGroupProvider;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ManagedScaling;
import dev.evenkeel.core.deployment.DeploymentCircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.FindingKind;
import dev.evenkeel.core.explanation.ServiceExplanation;
import dev.evenkeel.core.explanation.TaskExplanation;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Tasks that ask a capacity provider for room, and the group behind it that grows and shrinks with them. */
@NullUnmarked
class CapacityTest {
    private final Region region = Region.withHosts(0);

    @Test
    void keepsATaskWaitingUntilTheGroupHasGrown() {
        provide("ENABLED");
        String arn = run(1).tasks().get(0).taskArn();
        region.advance(1);
        Task waiting = task(arn);

        boolean settled = region.settle();

        assertEquals("PROVISIONING", waiting.lastStatus().name());
        assertTrue(settled);
        assertEquals(
                List.of("RUNNING", "pool-0", "pool"),
                List.of(
                        task(arn).lastStatus().name(),
                        task(arn).launch().hostId(),
                        task(arn).launch().capacityProviderName()));
        // Of the empty group nobody knows how large its hosts are, so it begins with one.
        assertEquals(List.of("resize pool 0", "resize pool 1"), resizes());
    }

    @Test
    void growsByAsManyHostsAsTheWaitingTasksFill() {
        provide("ENABLED");
        region.create(region.register("app"), 40, "capacityProviderStrategy", strategy());

        boolean settled = region.settle();

        assertTrue(settled);
        // Sixteen tasks of 256 of 4096 CPU units and 512 of 8192 MiB fit on one host.
        assertEquals(3, instances().size());
        assertEquals(List.of("resize pool 0", "resize pool 1", "resize pool 3"), resizes());
    }

    @Test
    void growsInStepsBetweenTheBounds() {
        provide(new ManagedScaling("ENABLED", 100, 2, 3, 0));
        region.create(region.register("app"), 160, "capacityProviderStrategy", strategy());

        boolean settled = region.settle();

        assertTrue(settled);
        assertEquals(
                List.of("resize pool 0", "resize pool 2", "resize pool 5", "resize pool 8", "resize pool 10"),
                resizes());
    }

    @Test
    void shrinksAfterFifteenPeriodsOfIdleHosts() {
        provide("ENABLED");
        region.create(region.register("app"), 20, "capacityProviderStrategy", strategy());
        region.settle();
        region.update("desiredCount", 4);
        region.settle();
        region.update("desiredCount", 0);
        region.settle();

        region.advance(60 * 14);
        int before = instances().size();
        region.advance(60 * 10);

        assertEquals(List.of(2, 0), List.of(before, instances().size()));
        assertEquals(
                List.of("release pool-0", "release pool-1"),
                region.world.effects().stream()
                        .filter(effect -> effect.startsWith("release"))
                        .sorted()
                        .toList());
    }

    @Test
    void putsNothingInThePlaceOfAHostThatIsSlowToGoAndGivesItBackAgain() {
        provide("ENABLED");
        region.world.stopDelay = Duration.ofSeconds(150);
        region.create(region.register("app"), 1, "capacityProviderStrategy", strategy());
        region.settle();
        region.update("desiredCount", 0);
        region.settle();
        List<String> before = resizes();

        region.advance(60 * 30);

        assertEquals(List.of(), instances());
        assertEquals(before, resizes());
        assertEquals(
                3,
                region.world.effects().stream().filter("release pool-0"::equals).count());
    }

    @Test
    void neverTakesAwayAHostThatIsInUse() {
        provide("ENABLED");
        region.create(region.register("app"), 20, "capacityProviderStrategy", strategy());
        region.settle();

        region.update("desiredCount", 2);
        region.advance(60 * 60);

        assertTrue(instances().stream()
                .allMatch(instance -> region.state().tasksOn(instance.containerInstanceArn()).stream()
                        .anyMatch(Task::isRunning)));
        assertTrue(region.service().steady());
    }

    @Test
    void stopsATaskThatWaitsWithoutItEverHavingRun() {
        provide("ENABLED");
        region.world.groupMax = 0;
        String arn = run(1).tasks().get(0).taskArn();
        region.advance(1);

        region.ecs().stopTask(Records.of(StopTaskRequest.class, "task", arn));
        region.advance(10);

        assertEquals(
                List.of("STOPPED", "Task stopped by user"),
                List.of(task(arn).lastStatus().name(), task(arn).progress().stoppedReason()));
        assertEquals(0, region.state().waitingTasks("default").size());
    }

    @Test
    void endsATaskThatHasWaitedForHalfAnHour() {
        provide("ENABLED");
        region.world.groupMax = 0;
        String arn = run(1).tasks().get(0).taskArn();

        region.advance(60 * 29);
        String before = task(arn).lastStatus().name();
        region.advance(60 * 2);

        assertEquals("PROVISIONING", before);
        assertEquals(
                List.of("STOPPED", "TaskFailedToStart", "TaskFailedToStart: EMPTY CAPACITY PROVIDER"),
                List.of(
                        task(arn).lastStatus().name(),
                        task(arn).progress().stopCode().wireName(),
                        task(arn).progress().stoppedReason()));
    }

    @Test
    void aServiceWhoseTasksWaitInVainSaysSoAndIsNotGivenUp() {
        provide("ENABLED");
        region.world.groupMax = 1;
        region.create(
                region.register("app", Records.with(Region.container(), "cpu", 4096)),
                3,
                "capacityProviderStrategy",
                strategy(),
                "deploymentConfiguration",
                Records.of(
                        DeploymentConfiguration.class,
                        "deploymentCircuitBreaker",
                        new DeploymentCircuitBreaker(true, true, null, null, null)));
        region.advance(600);

        ServiceExplanation waiting = region.engine
                .explanations()
                .service(Region.webArn(), region.now())
                .orElseThrow();
        region.advance(60 * 60 * 2);

        Finding first = waiting.findings().get(0);
        assertEquals(
                "NO_ROOM 2 tasks in PROVISIONING, for want of capacity of pool; the first is given up when it has waited for"
                        + " as long as it may.",
                first.kind() + " " + first.text());
        assertEquals(
                List.of("RESOURCE:CPU 4096 0"),
                waiting.rejections().stream()
                        .map(rejection -> rejection.reason() + " " + rejection.needed() + " " + rejection.free())
                        .toList());
        assertEquals("IN_PROGRESS", region.describe().deployments().get(0).rolloutState());
        assertTrue(
                region.messages().stream()
                        .anyMatch(message -> message.startsWith("was unable to place a task because")),
                region.messages().toString());
    }

    @Test
    void explainsWhatAWaitingTaskWaitsForAndUntilWhen() {
        provide("ENABLED");
        region.world.groupMax = 0;
        String arn = run(1).tasks().get(0).taskArn();
        region.advance(1);

        TaskExplanation explanation = region.engine
                .explanations()
                .task(task(arn).taskArn(), region.now())
                .orElseThrow();

        assertEquals(
                List.of(new Finding(
                        FindingKind.NO_ROOM,
                        "Waits in PROVISIONING for room on an instance of capacity provider pool; it needs 256 CPU units"
                                + " and 512 MiB; gives up when it has waited too long.",
                        Region.START.plusSeconds(30 * 60))),
                explanation.findings());
    }

    @Test
    void endsATaskAtOnceThatNoHostOfTheGroupCouldHold() {
        provide("ENABLED");
        run(1);
        region.settle();
        region.register("large", large());

        String arn = run("large", 1).tasks().get(0).taskArn();
        region.advance(10);

        assertEquals("TaskFailedToStart: RESOURCE:CPU", task(arn).progress().stoppedReason());
    }

    @Test
    void refusesMoreThanFiveHundredWaitingTasks() {
        provide("ENABLED");
        region.world.groupMax = 0;
        for (int i = 0; i < 50; i++) {
            run(10);
        }

        EcsException refusal = assertThrows(EcsException.class, () -> run(1));

        assertEquals("Tasks provisioning capacity limit exceeded.", refusal.getMessage());
    }

    @Test
    void tellsOfAServiceThatMayNotWaitEither() {
        provide("ENABLED");
        region.world.groupMax = 0;
        for (int i = 0; i < 50; i++) {
            run(10);
        }

        region.create("job", 1, "capacityProviderStrategy", strategy());
        region.advance(5);

        assertEquals(
                List.of("was unable to place tasks in your cluster because the tasks provisioning capacity limit was"
                        + " exceeded."),
                region.messages());
    }

    @Test
    void saysThatAProviderWhichDoesNotGrowIsEmpty() {
        provide("DISABLED");
        region.register("job");

        RunTaskResponse answer = run(1);
        region.create("job", 1, "capacityProviderStrategy", strategy());
        region.advance(5);

        assertEquals(List.of(), answer.tasks());
        assertEquals("EMPTY CAPACITY PROVIDER", answer.failures().get(0).reason());
        assertEquals(
                List.of("was unable to reach steady state."
                        + " Reason: No Container Instances were found in your capacity provider."),
                region.messages());
    }

    private void provide(String status) {
        provide(Records.of(ManagedScaling.class, "status", status));
    }

    private void provide(ManagedScaling scaling) {
        region.ecs()
                .createCapacityProvider(Records.of(
                        CreateCapacityProviderRequest.class,
                        "name",
                        "pool",
                        "autoScalingGroupProvider",
                        new AutoScalingGroupProvider("group", scaling, null, null)));
        region.ecs()
                .putClusterCapacityProviders(
                        new PutClusterCapacityProvidersRequest("default", List.of("pool"), List.of()));
        region.register("job");
    }

    private static List<CapacityProviderStrategyItem> strategy() {
        return List.of(new CapacityProviderStrategyItem("pool", 1, 0));
    }

    private RunTaskResponse run(int count) {
        return run("job", count);
    }

    private RunTaskResponse run(String definition, int count) {
        return region.ecs()
                .runTask(Records.of(
                        RunTaskRequest.class,
                        "taskDefinition",
                        definition,
                        "count",
                        count,
                        "capacityProviderStrategy",
                        strategy()));
    }

    private static ContainerDefinition large() {
        return Records.with(Region.container(), "cpu", 8192);
    }

    private Task task(String arn) {
        return region.state().tasks().stream()
                .filter(task -> task.taskArn().value().equals(arn))
                .findFirst()
                .orElseThrow();
    }

    private List<ContainerInstance> instances() {
        return List.copyOf(region.state().containerInstances("default"));
    }

    private List<String> resizes() {
        return region.world.effects().stream()
                .filter(effect -> effect.startsWith("resize"))
                .distinct()
                .toList();
    }
}
