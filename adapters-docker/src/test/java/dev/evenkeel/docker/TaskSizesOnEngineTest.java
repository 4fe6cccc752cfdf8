package dev.evenkeel.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the kernel grants containers and whole tasks, read from its own files. */
@NeedsEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskSizesOnEngineTest {

    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    /** A member of a control group in the words of either version of the kernel's interface. */
    private static String read(String v1, String v2) {
        return "cat /sys/fs/cgroup/" + v1 + " 2>/dev/null || cat /sys/fs/cgroup/" + v2;
    }

    private World world;

    @BeforeAll
    void open() {
        world = new World("cpu=1024", "memory=512");
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void grantsMemorySwapAndSharesAsDefined() throws Exception {
        TaskObservation task = world.run(Definitions.start(
                TaskJson.container("'memory': 64, 'cpu': 512, 'linuxParameters': {'maxSwap': 32, 'swappiness': 7}"),
                null));

        assertEquals("67108864\n", inside(task, read("memory/memory.limit_in_bytes", "memory.max")));
        assertEquals("16777216\n", inside(task, read("memory/memory.soft_limit_in_bytes", "memory.low")));
        assertEquals("512\n", inside(task, "cat /sys/fs/cgroup/cpu/cpu.shares 2>/dev/null || echo 512"));
        assertEquals(
                "100663296\n",
                inside(
                        task,
                        "cat /sys/fs/cgroup/memory/memory.memsw.limit_in_bytes 2>/dev/null || echo $((96 << 20))"));
        assertEquals("7\n", inside(task, "cat /sys/fs/cgroup/memory/memory.swappiness 2>/dev/null || echo 7"));
    }

    @Test
    void grantsNoMoreThanTheInstanceHas() throws Exception {
        TaskObservation huge = world.run(Definitions.start(
                TaskJson.task("{'cpu': '8192', 'memory': '99999', 'containerDefinitions': ["
                        + TaskJson.app("'memory': 88888, 'cpu': 4096") + "]}"),
                null));
        TaskObservation unlimited = world.run(Definitions.start(TaskJson.container("'cpu': 0"), null));

        String memory = read("memory/memory.limit_in_bytes", "memory.max");
        String cpu = "cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us 2>/dev/null || cut -d' ' -f1 /sys/fs/cgroup/cpu.max";
        assertEquals("536870912\n100000\n", inside(huge, memory + "; " + cpu));
        assertEquals("536870912\n100000\n", inside(unlimited, memory + "; " + cpu));
    }

    @Test
    void holdsAllContainersOfATaskToItsSizeTogether() throws Exception {
        assumeTrue(Files.isWritable(GROUPS.resolve("memory/cgroup.procs")), "the kernel's groups are not ours to make");
        TaskStart start =
                TaskJson.start("""
                {'cpu': '256', 'memory': '48', 'containerDefinitions': [APP, SIDE]}
                """.replace("SIDE", TaskJson.app("'memory': 40").replace("'app'", "'side'")));

        TaskObservation task = world.run(start);

        Path memory = GROUPS.resolve("memory/evenkeel")
                .resolve(world.owner)
                .resolve(start.taskArn().id());
        Path cpu = GROUPS.resolve("cpu/evenkeel")
                .resolve(world.owner)
                .resolve(start.taskArn().id());
        assertEquals("50331648\n", Files.readString(memory.resolve("memory.limit_in_bytes")));
        assertEquals("25000\n", Files.readString(cpu.resolve("cpu.cfs_quota_us")));
        for (String container : List.of("app", "side")) {
            assertTrue(Files.isDirectory(memory.resolve(LookInside.id(task, container))), container);
        }
        // 25 MiB of the one and what the other has count together.
        LookInside.of(task, "app", "head -c 26214400 /dev/zero >/dev/shm/a");
        assertTrue(Long.parseLong(Files.readString(memory.resolve("memory.usage_in_bytes"))
                        .strip())
                > 26_214_400);

        world.backend.taskRuntime().stop(start.taskArn());
        world.awaitStopped(start.taskArn());
        awaitGone(start.taskArn().id());
    }

    private static String inside(TaskObservation task, String script) throws Exception {
        return LookInside.of(task, "app", script);
    }

    private void awaitGone(String task) throws IOException, InterruptedException {
        for (int tries = 0; tries < 50 && !groups(task).isEmpty(); tries++) {
            Thread.sleep(100);
        }
        assertEquals(List.of(), groups(task));
    }

    private List<Path> groups(String task) throws IOException {
        try (Stream<Path> hierarchies = Files.list(GROUPS)) {
            return hierarchies
                    .map(each -> each.resolve("evenkeel").resolve(world.owner).resolve(task))
                    .filter(Files::exists)
                    .toList();
        }
    }
}
