package dev.evenkeel.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.DesiredStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStatus;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Reports that come late, twice, in the wrong order, or about tasks that nobody knows. */
@NullUnmarked
class ReportsTest {
    private final Region region = Region.withHosts(1);
    private final Reports reports = region.world.reports();

    private TaskArn run() {
        region.register("app");
        return new TaskArn(region.ecs()
                .runTask(Records.of(RunTaskRequest.class, "taskDefinition", "app"))
                .tasks()
                .get(0)
                .taskArn());
    }

    private Task task(TaskArn arn) {
        return region.state().task(arn).orElseThrow();
    }

    private void report(TaskArn arn, TaskStatus status, ContainerObservation... containers) {
        reports.taskObserved(new TaskObservation(arn, status, List.of(containers), null, null, null, null));
        region.timeline.runDue();
    }

    @Test
    void ofAStoppedTaskThatIsSeenRunningTellTheRuntimeToStopIt() {
        TaskArn arn = run();
        region.advance(10);
        region.world.exit(arn, 0);
        region.timeline.runDue();
        long version = task(arn).progress().version();

        report(arn, TaskStatus.RUNNING);

        assertEquals(TaskStatus.STOPPED, task(arn).lastStatus());
        assertEquals(version, task(arn).progress().version());
        assertEquals(List.of("start " + arn.id(), "stop " + arn.id()), region.world.effects());
    }

    @Test
    void ofAStartThatFailedThoughOneBeforeItTookEffectTellTheRuntimeToStopTheTask() {
        TaskArn arn = run();
        region.advance(10);

        reports.taskObserved(TaskObservation.stopped(arn, StopCode.TASK_FAILED_TO_START, "TaskFailedToStart: AGENT"));
        region.timeline.runDue();

        assertEquals(TaskStatus.STOPPED, task(arn).lastStatus());
        assertEquals(
                List.of(ContainerStatus.RUNNING),
                task(arn).progress().containers().stream()
                        .map(ContainerObservation::status)
                        .toList());
        assertEquals(List.of("start " + arn.id(), "stop " + arn.id()), region.world.effects());
    }

    @Test
    void ofAStartThatTookEffectAfterTheStopTellTheRuntimeToStopTheTaskAgain() {
        TaskArn arn = run();
        region.timeline.runDue();
        region.ecs().stopTask(Records.of(StopTaskRequest.class, "task", arn.value()));
        region.timeline.runDue();

        report(arn, TaskStatus.RUNNING, running("app"));
        report(arn, TaskStatus.RUNNING, running("app"));

        assertEquals(List.of("start " + arn.id(), "stop " + arn.id(), "stop " + arn.id()), region.world.effects());
    }

    private static ContainerObservation running(String name) {
        return new ContainerObservation(
                name, ContainerStatus.RUNNING, HealthStatus.UNKNOWN, null, null, null, null, 0, List.of(), List.of());
    }

    @Test
    void ofATaskThatNobodyKnowsTellTheRuntimeToStopIt() {
        TaskArn stranger = Region.SCOPE.task("default", "e".repeat(32));

        report(stranger, TaskStatus.RUNNING);
        region.advance(10);

        assertEquals(List.of("stop " + stranger.id()), region.world.effects());
        assertEquals(List.of(), List.copyOf(region.state().tasks()));
    }

    @Test
    void thatComeTwiceOrLateChangeNothing() {
        TaskArn arn = run();
        region.advance(10);
        Task running = task(arn);
        long version = region.state().version();

        report(arn, TaskStatus.RUNNING);
        report(arn, TaskStatus.PENDING);
        report(arn, TaskStatus.PROVISIONING);

        assertEquals(running, task(arn));
        assertEquals(version, region.state().version());
    }

    @Test
    void ofAnEssentialContainerThatExitedStopTheTask() {
        TaskArn arn = run();
        region.advance(10);
        ContainerObservation dead =
                Records.with(ContainerObservation.pending("app"), "status", ContainerStatus.STOPPED, "exitCode", 137);

        report(arn, TaskStatus.RUNNING, dead);
        Task asked = task(arn);
        region.advance(10);

        assertEquals(DesiredStatus.STOPPED, asked.progress().desiredStatus());
        assertEquals(TaskStatus.RUNNING, asked.lastStatus());
        assertEquals(TaskStatus.STOPPED, task(arn).lastStatus());
        assertEquals(StopCode.ESSENTIAL_CONTAINER_EXITED, task(arn).progress().stopCode());
        assertEquals("Essential container in task exited", task(arn).progress().stoppedReason());
        assertEquals(137, task(arn).progress().containers().get(0).exitCode());
    }

    @Test
    void thatSkipStatusesAreTakenAsTheyCome() {
        TaskArn arn = run();

        report(arn, TaskStatus.DEPROVISIONING);
        report(arn, TaskStatus.RUNNING);
        report(arn, TaskStatus.STOPPED);

        assertEquals(TaskStatus.STOPPED, task(arn).lastStatus());
        assertEquals(DesiredStatus.STOPPED, task(arn).progress().desiredStatus());
    }

    @Test
    void ofTheLastWordTwiceForgetTheTaskOnce() {
        TaskArn arn = run();
        region.advance(10);
        region.world.exit(arn, 0);
        region.timeline.runDue();
        ContainerObservation digest =
                Records.with(task(arn).progress().containers().get(0), "imageDigest", "sha256:1");
        report(arn, TaskStatus.STOPPED, digest);

        region.advance(3600);

        long forgotten = region.world.journal().stream()
                .filter(recorded -> recorded.event() instanceof Event.TaskForgotten)
                .count();
        assertEquals(1, forgotten);
        assertTrue(region.state().task(arn).isEmpty());
    }

    @Test
    void ofAHostThatIsLostEndItsTasks() {
        TaskArn arn = run();
        region.advance(10);

        region.world.lose(region.world.hosts.get(0));
        region.timeline.runDue();

        assertEquals(TaskStatus.STOPPED, task(arn).lastStatus());
        assertEquals(StopCode.TERMINATION_NOTICE, task(arn).progress().stopCode());
        assertEquals(
                "Host EC2 (instance i-0) stopped/terminated.",
                task(arn).progress().stoppedReason());
    }

    @Test
    void thatCannotBeRecordedStopTheEngine() {
        region.register("app");
        region.world.journalFails = true;

        assertThrows(
                IllegalStateException.class,
                () -> region.ecs().runTask(Records.of(RunTaskRequest.class, "taskDefinition", "app")));
        region.world.journalFails = false;
        IllegalStateException later = assertThrows(IllegalStateException.class, () -> region.register("app"));

        assertEquals("the engine stopped at an earlier failure", later.getMessage());
        assertEquals(List.of(), region.world.effects());
    }

    @Test
    void thatAreRefusedLeaveTheEngineRunning() {
        assertThrows(
                EcsException.class,
                () -> region.ecs().runTask(Records.of(RunTaskRequest.class, "taskDefinition", "none")));

        assertEquals(1, List.of(run()).size());
    }
}
