package dev.evenkeel.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.PutClusterCapacityProvidersRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.RunTaskResponse;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStatus;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Fargate when it has nothing to give, and Fargate Spot when it takes back what it gave. */
@NullUnmarked
class FargateCapacityTest {
    private final Region region = Region.withHosts(0);

    @Test
    void saysThatFargateHasNoCapacityAndTriesAgainWhenItHas() {
        region.registerFargate("app");
        region.world.reports().fargateObserved("FARGATE", false);
        region.advance(1);

        RunTaskResponse answer = region.ecs()
                .runTask(Records.of(
                        RunTaskRequest.class,
                        "taskDefinition",
                        "app",
                        "launchType",
                        "FARGATE",
                        "networkConfiguration",
                        Region.NETWORK));
        region.create("app", 1, "launchType", "FARGATE", "networkConfiguration", Region.NETWORK);
        region.advance(4);
        List<String> messages = region.messages();
        region.world.reports().fargateObserved("FARGATE", true);
        boolean settled = region.settle();

        assertEquals(List.of(), answer.tasks());
        assertEquals(
                List.of(new Failure(
                        "arn:aws:ecs:us-east-1:123456789012:capacity-provider/FARGATE", "RESOURCE:FARGATE", null)),
                answer.failures());
        assertEquals(
                List.of("was unable to place a task. Reason: Capacity is unavailable at this time."
                        + " Please try again later or in a different availability zone."),
                messages);
        assertTrue(settled);
        assertEquals(1, region.liveTasks().size());
    }

    @Test
    void replacesATaskThatSpotTakesBackAsSoonAsItIsTold() {
        region.registerFargate("app");
        region.ecs()
                .putClusterCapacityProviders(
                        new PutClusterCapacityProvidersRequest("default", List.of("FARGATE_SPOT"), List.of()));
        region.create(
                "app",
                2,
                "capacityProviderStrategy",
                List.of(new CapacityProviderStrategyItem("FARGATE_SPOT", 1, 0)),
                "networkConfiguration",
                Region.NETWORK);
        region.settle();
        Task task = region.liveTasks().get(0);

        region.world
                .reports()
                .taskObserved(new TaskObservation(
                        task.taskArn(),
                        TaskStatus.RUNNING,
                        List.of(),
                        null,
                        null,
                        StopCode.SPOT_INTERRUPTION,
                        "Your Spot Task was interrupted."));
        region.advance(1);
        Task noticed = region.state().task(task.taskArn()).orElseThrow();
        int live = region.liveTasks().size();
        boolean settled = region.settle();

        assertEquals(
                List.of("STOPPED", "SpotInterruption", "Your Spot Task was interrupted."),
                List.of(
                        noticed.progress().desiredStatus().name(),
                        noticed.progress().stopCode().wireName(),
                        noticed.progress().stoppedReason()));
        assertTrue(region.world.effects().contains("stop " + task.taskArn().id()));
        assertEquals(3, live);
        assertTrue(settled);
        assertEquals(
                List.of("FARGATE_SPOT", "FARGATE_SPOT"),
                region.liveTasks().stream()
                        .map(each -> each.launch().capacityProviderName())
                        .toList());
    }

    @Test
    void keepsTheOnlyHealthyTaskOfAnotherProviderUntilTheOneThatStaysIsWell() {
        region.registerFargate("app");
        region.ecs()
                .putClusterCapacityProviders(new PutClusterCapacityProvidersRequest(
                        "default", List.of("FARGATE", "FARGATE_SPOT"), List.of()));
        region.create(
                "app",
                2,
                "capacityProviderStrategy",
                List.of(
                        new CapacityProviderStrategyItem("FARGATE", 0, 1),
                        new CapacityProviderStrategyItem("FARGATE_SPOT", 1, 0)),
                "networkConfiguration",
                Region.NETWORK);
        region.settle();
        region.world.exit(taskOf("FARGATE").taskArn(), 1);
        region.timeline.runDue();

        region.update("desiredCount", 1);
        region.timeline.runDue();
        List<String> waiting = providers();
        boolean settled = region.settle();

        assertEquals(List.of("FARGATE", "FARGATE_SPOT"), waiting);
        assertTrue(settled);
        assertEquals(List.of("FARGATE"), providers());
    }

    private Task taskOf(String provider) {
        return region.liveTasks().stream()
                .filter(task -> provider.equals(task.launch().capacityProviderName()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> providers() {
        return region.liveTasks().stream()
                .filter(Task::isWanted)
                .map(task -> task.launch().capacityProviderName())
                .sorted()
                .toList();
    }
}
