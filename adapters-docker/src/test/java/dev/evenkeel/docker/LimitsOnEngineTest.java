package dev.evenkeel.docker;

import static dev.evenkeel.docker.Definitions.shell;
import static dev.evenkeel.docker.Definitions.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ResourceUse;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Limits and what is measured under them, on a real engine. */
@NeedsEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsOnEngineTest {

    /** Bytes of memory and thousandths of a processor that the kernel grants, in the words of either cgroup version. */
    private static final String GRANTED = """
            cd /sys/fs/cgroup
            if [ -f memory.max ]; then read memory <memory.max; read quota period <cpu.max
            else read memory <memory/memory.limit_in_bytes; read quota <cpu/cpu.cfs_quota_us; read period <cpu/cpu.cfs_period_us
            fi
            echo $memory $((quota * 1000 / period))
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private World world;

    @BeforeAll
    void open() {
        world = new World();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void givesAContainerNoMoreThanItsTaskHas() throws Exception {
        TaskStart task =
                start("bridge", "256", "64", shell("small", "sleep 60").limits(64, 32), shell("free", "sleep 60"));

        TaskObservation running = world.run(task);

        List<String> granted = List.of(granted(running, 0), granted(running, 1));
        assertEquals(List.of("33554432 250", "67108864 250"), granted);
    }

    @Test
    void measuresWhatATaskUses() throws Exception {
        TaskStart busy = start("bridge", "256", "64", shell("app", "while :; do :; done"));
        TaskStart idle = start("bridge", "256", "64", shell("app", "sleep 60"));
        world.run(busy);
        world.run(idle);
        List<TaskArn> both = List.of(busy.taskArn(), idle.taskArn());

        SortedMap<TaskArn, ResourceUse> use = awaitUse(both, all -> all.size() == 2 && cpu(all, busy) > 60);

        ResourceUse hot = Objects.requireNonNull(use.get(busy.taskArn()));
        ResourceUse cold = Objects.requireNonNull(use.get(idle.taskArn()));
        // The limit is 256; on a machine with other work it may get less.
        assertTrue(hot.cpuUnits() < 320, hot.toString());
        assertTrue(cold.cpuUnits() < 20 && cold.memoryMiB() > 0 && cold.memoryMiB() < 64, cold.toString());
        assertEquals(0, world.backend.metricSource().use(both).size());
    }

    @Test
    void worksATaskAsHardAsAskedAndStops() throws Exception {
        TaskStart task = start("bridge", "512", "64", shell("app", "sleep 120"));
        world.run(task);
        List<TaskArn> one = List.of(task.taskArn());

        world.backend.workloadDriver().orElseThrow().load(one, 60);
        ResourceUse loaded =
                Objects.requireNonNull(awaitUse(one, all -> all.containsKey(task.taskArn()) && cpu(all, task) > 150)
                        .get(task.taskArn()));
        double steady = (nextCpu(task) + nextCpu(task) + nextCpu(task)) / 3;
        world.backend.workloadDriver().orElseThrow().load(one, 0);
        SortedMap<TaskArn, ResourceUse> ended = awaitUse(one, all -> !all.isEmpty() && cpu(all, task) < 20);

        // 60 % of 512 units are 307.
        assertTrue(loaded.cpuUnits() > 150, loaded.toString());
        assertTrue(steady > 100 && steady < 380, String.valueOf(steady));
        assertEquals(1, ended.size());
    }

    @Test
    void hasNoFiguresForAStoppedTask() {
        TaskStart task = start("bridge", shell("app", "exit 0"));

        world.start(task);
        world.awaitStopped(task.taskArn());

        assertEquals(new TreeMap<>(), world.backend.metricSource().use(List.of(task.taskArn())));
    }

    private double nextCpu(TaskStart task) throws InterruptedException {
        return cpu(awaitUse(List.of(task.taskArn()), all -> !all.isEmpty()), task);
    }

    /** Waits until the newest figures, one for each task that has any, are as wanted. An engine has one a second. */
    private SortedMap<TaskArn, ResourceUse> awaitUse(
            List<TaskArn> tasks, Predicate<SortedMap<TaskArn, ResourceUse>> wanted) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        SortedMap<TaskArn, ResourceUse> newest = new TreeMap<>();
        while (Instant.now().isBefore(end)) {
            newest.putAll(world.backend.metricSource().use(tasks));
            if (wanted.test(newest)) {
                return newest;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not measured within " + PATIENCE + ": " + newest);
    }

    private static double cpu(SortedMap<TaskArn, ResourceUse> use, TaskStart task) {
        return Objects.requireNonNull(use.get(task.taskArn())).cpuUnits();
    }

    static String granted(TaskObservation seen, int container) throws Exception {
        String id = Objects.requireNonNull(seen.containers().get(container).runtimeId());
        return Docker.run("exec", id, "sh", "-c", GRANTED).strip();
    }
}
