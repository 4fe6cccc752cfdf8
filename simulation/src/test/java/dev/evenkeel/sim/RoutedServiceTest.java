package dev.evenkeel.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.testkit.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a service's tasks with what its router says. */
class RoutedServiceTest {
    private final RoutedWorld routed = new RoutedWorld(1);

    @Test
    void isActivatingUntilItIsRegistered() {
        routed.register(Map.of("target-register-seconds", "30"), null);
        routed.createService(1, 0);
        TaskArn task = routed.live().getFirst().taskArn();

        routed.timeline.advanceUntil(() -> status(task) == TaskStatus.ACTIVATING, Duration.ofMinutes(1));
        routed.advance(Duration.ofSeconds(25));
        TaskStatus registering = status(task);
        routed.advance(Duration.ofSeconds(6));

        assertEquals(List.of(TaskStatus.ACTIVATING, TaskStatus.RUNNING), List.of(registering, status(task)));
    }

    @Test
    void replacesTaskWhoseTargetFails() {
        routed.register(Map.of("target-unhealthy-after-seconds", "100", "target-drain-seconds", "5"), null);
        routed.createService(1, 0);
        assertTrue(routed.settles(Duration.ofMinutes(10)));
        TaskArn first = routed.live().getFirst().taskArn();
        Instant steady = routed.timeline.instant();

        routed.timeline.advanceUntil(() -> routed.live().size() == 2, Duration.ofMinutes(10));

        assertEquals(
                List.of(
                        "(service web) has started 1 tasks: (task T). Amazon ECS replaced 1 tasks due to an unhealthy"
                                + " status.",
                        "(service web) (task T) (port 80) is unhealthy in (target-group G) due to (reason Health checks"
                                + " failed with these codes: [503]).",
                        "(service web) has stopped 1 running tasks: (task T)."),
                routed.told(steady).stream().map(RoutedWorld.Told::text).skip(2).toList());
        assertEquals(
                "Task failed ELB health checks in (target-group " + RoutedWorld.GROUP + ")",
                task(first).progress().stoppedReason());
        routed.assertSound();
    }

    @Test
    void leavesTaskAloneInItsGracePeriod() {
        routed.register(Map.of("target-unhealthy-after-seconds", "0"), null);
        routed.createService(1, 600);
        TaskArn task = routed.live().getFirst().taskArn();
        routed.timeline.advanceUntil(() -> status(task) == TaskStatus.RUNNING, Duration.ofMinutes(1));

        routed.advance(Duration.ofSeconds(599));
        boolean wantedBefore = task(task).isWanted();
        routed.advance(Duration.ofSeconds(2));

        assertEquals(List.of(true, false), List.of(wantedBefore, task(task).isWanted()));
    }

    @Test
    void failsTheStartOfTaskThatCannotBeRegistered() {
        routed.register(Map.of(), null);
        routed.world.faults().targets(new TargetFaults(1, 0, Duration.ZERO, 0, 0, 0));
        routed.createService(1, 0);
        TaskArn task = routed.live().getFirst().taskArn();

        routed.timeline.advanceUntil(() -> status(task) == TaskStatus.STOPPED, Duration.ofMinutes(2));

        assertEquals(StopCode.TASK_FAILED_TO_START, task(task).progress().stopCode());
        assertEquals(
                "TaskFailedToStart: TARGET IS NOT FOUND in (target-group " + RoutedWorld.GROUP + ")",
                task(task).progress().stoppedReason());
        assertEquals(1, routed.service().primary().orElseThrow().failedTasks());
    }

    @Test
    void stopsTaskThatTheRouterForgetsAMinuteAfterItsDelay() {
        TaskArn task = steadyTask("20");
        routed.world.faults().targets(new TargetFaults(0, 0, Duration.ZERO, 1, 0, 0));

        stop(task);
        routed.advance(Duration.ofSeconds(79));
        TaskStatus waiting = status(task);
        routed.advance(Duration.ofSeconds(2));

        assertEquals(TaskStatus.DEACTIVATING, waiting);
        assertTrue(status(task).compareTo(TaskStatus.DEACTIVATING) > 0
                || !routed.engine.state().isDraining(task));
    }

    @Test
    void waitsForNoRequestsOfTaskThatHasEnded() {
        TaskArn task = steadyTask("300");

        routed.world.faults().killContainer(task, "web", 1, null);
        routed.advance(Duration.ofSeconds(10));

        assertEquals(TaskStatus.STOPPED, status(task));
        assertEquals(StopCode.ESSENTIAL_CONTAINER_EXITED, task(task).progress().stopCode());
    }

    @Test
    void endsTheDrainOfTaskThatEndsMeanwhile() {
        TaskArn task = steadyTask("300");
        stop(task);
        routed.advance(Duration.ofSeconds(10));

        routed.world.faults().killContainer(task, "web", 1, null);
        routed.advance(Duration.ofSeconds(10));

        assertEquals(TaskStatus.STOPPED, status(task));
    }

    private TaskArn steadyTask(String drainSeconds) {
        routed.register(Map.of("target-drain-seconds", drainSeconds), null);
        routed.createService(1, 0);
        assertTrue(routed.settles(Duration.ofMinutes(10)));
        return routed.live().getFirst().taskArn();
    }

    private void stop(TaskArn task) {
        routed.ecs.stopTask(Records.of(StopTaskRequest.class, "task", task.value()));
        routed.timeline.runDue();
    }

    private Task task(TaskArn arn) {
        return routed.engine.state().task(arn).orElseThrow();
    }

    private TaskStatus status(TaskArn arn) {
        return task(arn).lastStatus();
    }
}
