package dev.evenkeel.docker;

import static dev.evenkeel.docker.Definitions.shell;
import static dev.evenkeel.docker.Definitions.start;
import static dev.evenkeel.docker.Definitions.web;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.ResourceUse;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A backend that goes on where one before it ended without a word. */
@NeedsEngine
class RecoveryOnEngineTest {

    private final String owner = "test-" + UUID.randomUUID().toString().substring(0, 8);
    private final World before = new World("owner=" + owner, "cleanup=false");
    private final List<World> all = new ArrayList<>(List.of(before));

    /** Another life; the last one cleans up. */
    private World restart() {
        all.get(all.size() - 1).close();
        World after = new World("owner=" + owner, "cleanup=true");
        all.add(after);
        return after;
    }

    @AfterEach
    void cleanUp() {
        restart().close();
    }

    @Test
    void takesOverTasksOfEveryNetworkModeAsTheyAre() throws Exception {
        TaskStart bridge = start("bridge", web("app", "v1"));
        TaskStart shared =
                start("awsvpc", web("app", "v1"), shell("side", "sleep 600").notEssential());
        TaskStart checked = start("none", shell("app", "sleep 600").health("true"));
        List<TaskStart> tasks = List.of(bridge, shared, checked);
        tasks.forEach(before::run);
        before.await(
                checked.taskArn(),
                seen -> World.each(seen, ContainerObservation::health).equals(List.of(HealthStatus.HEALTHY)));
        List<TaskObservation> seenBefore =
                tasks.stream().map(task -> last(before, task.taskArn())).toList();
        List<String> startsBefore = starts();

        World after = restart();
        tasks.forEach(task -> after.backend.taskRuntime().observe(task, List.of()));
        List<List<ContainerObservation>> containers = tasks.stream()
                .map(task -> after.await(task.taskArn(), seen -> seen.lastStatus() == TaskStatus.RUNNING)
                        .containers())
                .toList();

        assertEquals(seenBefore.stream().map(TaskObservation::containers).toList(), containers);
        assertEquals(startsBefore, starts());
        assertEquals(5, startsBefore.size(), "four containers, and one that holds a network");
    }

    @Test
    void seesWhatHappensToATaskItHasTakenOver() throws Exception {
        TaskStart killed = start("bridge", shell("app", "sleep 600"));
        TaskStart stopped = start("bridge", shell("app", "trap 'sleep 1; exit 7' TERM; while :; do sleep 0.1; done"));
        before.run(killed);
        before.run(stopped);

        World after = restart();
        adopt(after, killed);
        adopt(after, stopped);
        Docker.run("kill", id(after, killed));
        after.backend.taskRuntime().stop(stopped.taskArn());

        assertEquals(List.of(137), exitCodes(after.awaitStopped(killed.taskArn())));
        assertEquals(List.of(7), exitCodes(after.awaitStopped(stopped.taskArn())));
    }

    @Test
    void reportsHowContainersEndedMeanwhile() throws Exception {
        TaskStart exited = start("bridge", shell("app", "trap 'exit 3' TERM; while :; do sleep 0.1; done"));
        TaskStart removed = start("bridge", shell("app", "sleep 600"));
        TaskObservation seenExited = before.run(exited);
        TaskObservation seenRemoved = before.run(removed);
        before.close();
        Docker.run("stop", runtimeId(seenExited));
        Docker.run("rm", "-f", runtimeId(seenRemoved));

        World after = restart();
        after.backend.taskRuntime().observe(exited, seenExited.containers());
        after.backend.taskRuntime().observe(removed, seenRemoved.containers());

        assertEquals(List.of(3), exitCodes(after.awaitStopped(exited.taskArn())));
        assertEquals(
                List.of("NoSuchContainerError: the container was removed"),
                World.each(after.awaitStopped(removed.taskArn()), ContainerObservation::reason));
    }

    @Test
    void goesOnCountingTheRestartsOfAContainer() throws Exception {
        TaskStart task = start(
                "bridge",
                shell("app", "sleep 600"),
                shell("again", "sleep 1; exit 1").notEssential().restartAfter(0));
        before.run(task);
        TaskObservation seen =
                before.await(task.taskArn(), each -> each.containers().get(1).restartCount() >= 2);

        World after = restart();
        after.backend.taskRuntime().observe(task, seen.containers());
        TaskObservation later =
                after.await(task.taskArn(), each -> each.containers().get(1).restartCount() >= 4);

        assertEquals(ContainerStatus.RUNNING, later.containers().get(1).status());
    }

    @Test
    void finishesATaskOfWhichOnlyAPartWasMade() throws Exception {
        TaskStart task = start(
                "bridge",
                shell("first", "sleep 600").health("test -e /go"),
                shell("second", "sleep 600").after("first", "HEALTHY"));
        before.start(task);
        before.await(task.taskArn(), seen -> seen.containers().get(0).status() == ContainerStatus.RUNNING);
        List<String> first = starts();

        World after = restart();
        after.start(task);
        after.await(task.taskArn(), seen -> seen.containers().get(0).status() == ContainerStatus.RUNNING);
        Docker.run("exec", id(after, task), "touch", "/go");
        TaskObservation running = after.await(task.taskArn(), seen -> seen.lastStatus() == TaskStatus.RUNNING);

        assertEquals(2, running.containers().size());
        assertTrue(starts().containsAll(first), first + " " + starts());
    }

    @Test
    void stopsATaskThatItTakesOverAndIsToStop() {
        TaskStart task = start("bridge", shell("app", "trap 'exit 5' TERM; while :; do sleep 0.1; done"));
        TaskObservation seen = before.run(task);

        World after = restart();
        after.backend.taskRuntime().observe(task, seen.containers());
        after.backend.taskRuntime().stop(task.taskArn());

        assertEquals(List.of(5), exitCodes(after.awaitStopped(task.taskArn())));
    }

    @Test
    void reportsWhatNobodyKnowsAndRemovesItWhenToldToAndNothingElse() throws Exception {
        TaskStart known = start("bridge", shell("app", "sleep 600"));
        TaskStart orphan = start("awsvpc", shell("app", "sleep 600"), shell("side", "sleep 600"));
        before.run(known);
        before.run(orphan);
        String plain = Docker.run("run", "-d", "busybox:latest", "sleep", "600").strip();
        try (World other = new World()) {
            TaskStart others = start("bridge", shell("app", "sleep 600"));
            String otherId = runtimeId(other.run(others));

            World after = restart();
            after.backend.taskRuntime().observe(known, List.of());
            after.backend.taskRuntime().observeOthers(List.of());
            after.await(orphan.taskArn(), seen -> seen.lastStatus() == TaskStatus.RUNNING);
            after.backend.taskRuntime().stop(orphan.taskArn());
            after.awaitStopped(orphan.taskArn());

            assertEquals(List.of(known.taskArn().value()), tasksOnEngine());
            assertEquals(
                    List.of("running", "running"),
                    Docker.lines("inspect", "--format", "{{.State.Status}}", plain, otherId));
        } finally {
            Docker.run("rm", "-f", plain);
        }
    }

    @Test
    void keepsTheLogsOfATaskThatIsOver() throws Exception {
        TaskStart task = start("bridge", shell("app", "echo last words; exit 0"));
        before.start(task);
        before.awaitStopped(task.taskArn());

        World after = restart();
        after.backend.taskRuntime().observeOthers(List.of(task));
        List<String> lines = read(after, task);
        after.backend.taskRuntime().forget(task.taskArn());
        Docker.awaitLines(0, "ps", "-aq", "--filter", "label=dev.evenkeel.owner=" + owner);

        assertEquals(List.of("last words"), lines);
        assertEquals(List.of(), after.observations(task.taskArn()));
    }

    @Test
    void measuresATaskThatItHasTakenOver() throws Exception {
        TaskStart task = start("bridge", shell("app", "while :; do :; done").limits(256, 32));
        before.run(task);

        World after = restart();
        adopt(after, task);

        ResourceUse use = null;
        for (int i = 0; i < 200 && (use == null || use.cpuUnits() <= 0); i++) {
            Pause.millis(100);
            use = after.backend.metricSource().use(List.of(task.taskArn())).get(task.taskArn());
        }
        assertTrue(use != null && use.cpuUnits() > 0, String.valueOf(use));
    }

    private static List<String> read(World world, TaskStart task) throws Exception {
        // The list of what is there is asked for first, and the log only after it was answered.
        for (int i = 0; i < 50; i++) {
            List<String> lines = new ArrayList<>();
            CountDownLatch ended = new CountDownLatch(1);
            AutoCloseable reading = world.backend
                    .logSource()
                    .orElseThrow()
                    .read(task.taskArn(), false, line -> lines.add(line.text()), end -> ended.countDown());
            assertTrue(ended.await(10, TimeUnit.SECONDS));
            reading.close();
            if (!lines.isEmpty()) {
                return lines;
            }
            Pause.millis(100);
        }
        return List.of();
    }

    private static void adopt(World world, TaskStart task) {
        world.backend.taskRuntime().observe(task, List.of());
        world.await(task.taskArn(), seen -> seen.lastStatus() == TaskStatus.RUNNING);
    }

    private static TaskObservation last(World world, TaskArn task) {
        return world.observations(task).getLast();
    }

    private static String id(World world, TaskStart task) {
        return runtimeId(last(world, task.taskArn()));
    }

    private static String runtimeId(TaskObservation seen) {
        return String.valueOf(seen.containers().get(0).runtimeId());
    }

    private static List<Integer> exitCodes(TaskObservation seen) {
        return World.each(seen, ContainerObservation::exitCode);
    }

    /** Each container of ours with the time of its start: what must stay the same. */
    private List<String> starts() throws Exception {
        List<String> ids = Docker.lines("ps", "-aq", "--no-trunc", "--filter", "label=dev.evenkeel.owner=" + owner);
        List<String> words = new ArrayList<>(List.of("inspect", "--format", "{{.Id}} {{.State.StartedAt}}"));
        words.addAll(ids);
        return Docker.lines(words.toArray(String[]::new)).stream().sorted().toList();
    }

    private List<String> tasksOnEngine() throws Exception {
        return Docker.lines(
                "ps",
                "-a",
                "--filter",
                "label=dev.evenkeel.owner=" + owner,
                "--format",
                "{{.Label \"com.amazonaws.ecs.task-arn\"}}");
    }
}
