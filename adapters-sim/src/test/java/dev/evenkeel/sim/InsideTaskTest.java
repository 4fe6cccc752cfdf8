package dev.evenkeel.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerDependency;
import dev.evenkeel.core.taskdefinition.ContainerRestartPolicy;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.core.taskdefinition.VolumeFrom;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.Starts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What containers do in the simulated world, by their labels and by what is done to them. */
class InsideTaskTest {
    private static final HealthCheck CHECK = new HealthCheck(List.of("CMD", "true"), 10, 5, 3, null);

    private final BareWorld bare = new BareWorld(1);

    @Test
    void stopsATaskWhoseContainerWaitsTooLongForAnother() {
        ContainerDefinition slow =
                Records.with(container("slow", "health", "silent"), "healthCheck", CHECK, "startTimeout", 40);
        TaskStart task = onHost(Records.with(container("app"), "dependsOn", on("slow", "HEALTHY")), slow);

        bare.world.start(task);
        bare.timeline.advance(Duration.ofMinutes(5));

        TaskObservation last = last(task);
        assertEquals(TaskStatus.STOPPED, last.lastStatus());
        assertEquals(StopCode.TASK_FAILED_TO_START, last.stopCode());
        assertEquals(
                "TaskDependencyError: Task dependencies cannot be resolved, taskArn: " + task.taskArn(),
                last.stoppedReason());
        assertNull(seen(task, "app").reason());
        assertEquals(0, seen(task, "slow").exitCode());
    }

    @Test
    void doesNotTimeOutTheStartOfAContainerThatIsOnlyToRun() {
        ContainerDefinition base = Records.with(container("base"), "startTimeout", 2);
        ContainerDefinition later = container("later", "start-seconds", "60");
        TaskStart task = onHost(
                Records.with(
                        container("app"),
                        "dependsOn",
                        List.of(new ContainerDependency("base", "START"), new ContainerDependency("later", "START"))),
                base,
                later);

        bare.world.start(task);
        bare.timeline.advance(Duration.ofMinutes(5));

        assertEquals(TaskStatus.RUNNING, last(task).lastStatus());
    }

    @Test
    void failsATaskAtOnceWhoseFirstStepFails() {
        ContainerDefinition step =
                Records.with(container("step", "exit-after-seconds", "5", "exit-code", "3"), "essential", false);
        TaskStart task = onHost(Records.with(container("app"), "dependsOn", on("step", "SUCCESS")), step);

        bare.world.start(task);
        bare.timeline.advance(Duration.ofMinutes(1));

        assertEquals(StopCode.TASK_FAILED_TO_START, last(task).stopCode());
        assertEquals(3, seen(task, "step").exitCode());
    }

    @Test
    void startsAContainerWithVolumesOfAnotherAsSoonAsThatExists() {
        ContainerDefinition store = container("store", "start-seconds", "60");
        TaskStart task =
                onHost(Records.with(container("app"), "volumesFrom", List.of(new VolumeFrom("store", null))), store);

        bare.world.start(task);
        bare.timeline.advance(Duration.ofSeconds(30));

        assertEquals(
                "RUNNING PENDING",
                seen(task, "app").status() + " " + seen(task, "store").status());
    }

    @Test
    void restartsAContainerInPlaceThatRanLongEnough() {
        TaskStart task = onHost(restarting("exit-after-seconds", "90", "exit-code", "1"));

        bare.world.start(task);
        assertTrue(bare.passesUntil(() -> isRunning(task)));
        bare.timeline.advance(Duration.ofMinutes(5));

        assertEquals(TaskStatus.RUNNING, last(task).lastStatus());
        assertEquals(
                "RUNNING after 3 restarts",
                seen(task, "app").status() + " after " + seen(task, "app").restartCount() + " restarts");
    }

    @Test
    void leavesAContainerThatEndsTooSoon() {
        TaskStart task = onHost(restarting("exit-after-seconds", "59", "exit-code", "1"), container("other"));

        bare.world.start(task);
        bare.timeline.advance(Duration.ofMinutes(2));

        assertEquals(
                "STOPPED after 0 restarts with 1",
                seen(task, "app").status() + " after " + seen(task, "app").restartCount() + " restarts with "
                        + seen(task, "app").exitCode());
    }

    @Test
    void crashesAsOftenAsItIsTold() {
        TaskStart task = onHost(restarting("exit-after-seconds", "61", "exit-times", "2"));

        bare.world.start(task);
        bare.timeline.advance(Duration.ofHours(1));

        assertEquals(TaskStatus.RUNNING, last(task).lastStatus());
        assertEquals(2, seen(task, "app").restartCount());
    }

    @Test
    void doesNotRestartWhatIsToStop() {
        TaskStart task = onHost(restarting("exit-code", "1"));
        bare.world.start(task);
        bare.timeline.advance(Duration.ofMinutes(10));

        bare.world.stop(task.taskArn());
        bare.timeline.advance(Duration.ofMinutes(1));

        assertEquals(TaskStatus.STOPPED, last(task).lastStatus());
        assertEquals(0, seen(task, "app").restartCount());
    }

    @Test
    void losesItsHealthWithARestart() {
        TaskStart task =
                onHost(Records.with(restarting("exit-after-seconds", "95", "exit-times", "1"), "healthCheck", CHECK));

        bare.world.start(task);
        bare.timeline.advance(Duration.ofMinutes(10));

        assertEquals(
                List.of(HealthStatus.UNKNOWN, HealthStatus.HEALTHY, HealthStatus.UNKNOWN, HealthStatus.HEALTHY),
                healths(task));
    }

    @Test
    void isNeverHealthy() {
        TaskStart task = onHost(Records.with(container("app", "health", "never"), "healthCheck", CHECK));

        bare.world.start(task);
        bare.timeline.advance(Duration.ofMinutes(10));

        assertEquals(List.of(HealthStatus.UNKNOWN, HealthStatus.UNHEALTHY), healths(task));
    }

    @Test
    void flaps() {
        TaskStart task =
                onHost(Records.with(container("app", "health", "flaps", "flap-seconds", "20"), "healthCheck", CHECK));

        bare.world.start(task);
        assertTrue(bare.passesUntil(() -> isRunning(task)));
        bare.timeline.advance(Duration.ofMinutes(1));

        assertEquals(
                List.of(HealthStatus.UNKNOWN, HealthStatus.HEALTHY, HealthStatus.UNHEALTHY, HealthStatus.HEALTHY),
                healths(task));
    }

    @Test
    void saysTheHealthItIsTold() {
        TaskStart task = onHost(Records.with(container("app"), "healthCheck", CHECK));
        bare.world.start(task);
        bare.timeline.advance(Duration.ofMinutes(1));

        boolean done = bare.world.faults().sayHealth(task.taskArn(), "app", HealthStatus.UNHEALTHY);
        bare.timeline.advance(Duration.ofMinutes(10));

        assertTrue(done);
        assertEquals(HealthStatus.UNHEALTHY, seen(task, "app").health());
    }

    @Test
    void runsOutOfMemory() {
        TaskStart task = onHost(container("app", "oom-after-seconds", "30"), container("other"));
        bare.world.start(task);
        bare.timeline.advance(Duration.ofMinutes(1));

        boolean done = bare.world.faults().runOutOfMemory(task.taskArn(), "other");

        assertTrue(done);
        for (String name : List.of("app", "other")) {
            assertEquals(
                    "137 OutOfMemoryError: Container killed due to memory usage",
                    seen(task, name).exitCode() + " " + seen(task, name).reason());
        }
    }

    @Test
    void killsWhatIgnoresItsStopSignalWhenItsStopTimeoutIsOver() {
        TaskStart deaf = onHost(container("app", "ignore-stop", "true"));
        TaskStart deafened = Starts.task(2, bare.hostId(), Starts.definition(container("app")));
        bare.world.start(deaf);
        bare.world.start(deafened);
        bare.timeline.advance(Duration.ofMinutes(1));
        assertTrue(bare.world.faults().ignoreStop(deafened.taskArn(), "app"));

        for (TaskStart task : List.of(deaf, deafened)) {
            bare.world.stop(task.taskArn());
            bare.timeline.advance(Duration.ofSeconds(29));
            TaskStatus before = last(task).lastStatus();
            bare.timeline.advance(Duration.ofSeconds(2));

            assertEquals(
                    List.of(TaskStatus.STOPPING, TaskStatus.STOPPED),
                    List.of(before, last(task).lastStatus()));
            assertEquals(137, seen(task, "app").exitCode());
        }
    }

    @Test
    void endsOnItsStopSignalWithTheCodeOfItsScript() {
        TaskStart task = onHost(container("app", "stop-code", "143"));
        bare.world.start(task);
        bare.timeline.advance(Duration.ofMinutes(1));

        bare.world.stop(task.taskArn());
        bare.timeline.advance(Duration.ofMinutes(1));

        assertEquals(143, seen(task, "app").exitCode());
    }

    @Test
    void failsToStartWithTheReasonOfItsScript() {
        for (String label : List.of("pull-error", "start-error")) {
            BareWorld world = new BareWorld(1);
            TaskStart task = Starts.task(1, null, Starts.definition(container("app", label, "CannotDoError: because")));

            world.world.start(task);
            world.timeline.advance(Duration.ofMinutes(1));

            TaskObservation last = world.reports.last(task.taskArn()).orElseThrow();
            assertEquals(StopCode.TASK_FAILED_TO_START, last.stopCode(), label);
            assertEquals("CannotDoError: because", last.containers().getFirst().reason(), label);
        }
    }

    @Test
    void pullsAsSlowlyAsItIsTold() {
        bare.world.faults().slowPulls("shop/", 10);
        TaskStart slow = Starts.task(
                1, null, Starts.definition(Records.with(container("app", "pull-seconds", "6"), "image", "shop/app:1")));
        TaskStart usual = Starts.task(2, null, Starts.definition(container("app", "pull-seconds", "6")));

        bare.world.start(slow);
        bare.world.start(usual);
        bare.timeline.advance(Duration.ofMinutes(3));

        assertEquals(List.of(Duration.ofMinutes(1), Duration.ofSeconds(6)), List.of(pull(slow), pull(usual)));
    }

    @Test
    void crashesInTheShareOfTheTasksItIsTold() {
        List<TaskArn> tasks = new ArrayList<>();
        for (int number = 1; number <= 200; number++) {
            TaskStart task = Starts.task(
                    number, null, Starts.definition(container("app", "exit-after-seconds", "5", "exit-rate", "0.25")));
            bare.world.start(task);
            tasks.add(task.taskArn());
        }

        bare.timeline.advance(Duration.ofMinutes(2));

        long crashed = tasks.stream()
                .filter(task -> bare.reports.last(task).orElseThrow().lastStatus() == TaskStatus.STOPPED)
                .count();
        assertEquals(50.0, (double) crashed, 20);
    }

    private static List<ContainerDependency> on(String name, String condition) {
        return List.of(new ContainerDependency(name, condition));
    }

    /** A container whose labels are named without their prefix. */
    private static ContainerDefinition container(String name, String... labels) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            all.put("dev.evenkeel.sim." + labels[i], labels[i + 1]);
        }
        return Records.of(
                ContainerDefinition.class, "name", name, "image", "nginx:v1", "cpu", 256, "dockerLabels", all);
    }

    private static ContainerDefinition restarting(String... labels) {
        return Records.with(container("app", labels), "restartPolicy", new ContainerRestartPolicy(true, null, 60));
    }

    private TaskStart onHost(ContainerDefinition... containers) {
        return Starts.task(1, bare.hostId(), Starts.definition(containers));
    }

    private boolean isRunning(TaskStart task) {
        return last(task).lastStatus() == TaskStatus.RUNNING;
    }

    private TaskObservation last(TaskStart task) {
        return bare.reports.last(task.taskArn()).orElseThrow();
    }

    private ContainerObservation seen(TaskStart task, String container) {
        return last(task).containers().stream()
                .filter(each -> each.name().equals(container))
                .findFirst()
                .orElseThrow();
    }

    private Duration pull(TaskStart task) {
        return Duration.between(last(task).pullStartedAt(), last(task).pullStoppedAt());
    }

    /** What its first container's check said, one after the other. */
    private List<HealthStatus> healths(TaskStart task) {
        List<HealthStatus> all = new ArrayList<>();
        for (TaskObservation each : bare.reports.tasks()) {
            HealthStatus health = each.containers().getFirst().health();
            if (each.taskArn().equals(task.taskArn()) && (all.isEmpty() || all.getLast() != health)) {
                all.add(health);
            }
        }
        return all;
    }
}
