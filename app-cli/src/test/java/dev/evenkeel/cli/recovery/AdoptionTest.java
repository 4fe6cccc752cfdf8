package dev.evenkeel.cli.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.recovery.Containers.Seen;
import dev.evenkeel.cli.walkthrough.DockerEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a server that was killed takes until it has its tasks again. 50 of them by hand, for the figure. */
class AdoptionTest {
    private static final int TASKS = Integer.getInteger("evenkeel.adopted", 5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void cleanUp() throws Exception {
        if (Files.exists(folder.resolve("owner"))) {
            Containers.remove(label());
        }
    }

    @Test
    void hasAllTasksAgainAndStartsNone() throws Exception {
        DockerEngine.need();
        List<String> tasks = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(folder)) {
            server.call("RegisterTaskDefinition", definition());
            while (tasks.size() < TASKS) {
                int count = Math.min(10, TASKS - tasks.size());
                server.call(
                                "RunTask",
                                JsonObject.empty()
                                        .with("taskDefinition", "sleeper")
                                        .with("count", count))
                        .objects("tasks")
                        .forEach(task -> tasks.add(task.text("taskArn", "")));
            }
            await(() -> Containers.labelled(label()).values().stream()
                            .filter(Seen::running)
                            .count()
                    == TASKS);
            await(() -> statuses(server, tasks).stream().allMatch("RUNNING"::equals));
        }
        // Whether a task is taken over shows when it has ended meanwhile: the last one, since they are asked for in
        // order.
        String victim = tasks.getLast();
        String container = containerOf(victim);
        Containers.docker("kill", container);
        SortedMap<String, Seen> before = Containers.labelled(label());

        long begun = System.nanoTime();
        try (ServerProcess server = ServerProcess.start(folder)) {
            double serves = seconds(begun);
            await(() -> statuses(server, List.of(victim)).equals(List.of("STOPPED")));
            double adopted = seconds(begun);

            System.out.printf(
                    "%d containers: kill -9, start, serving after %.2f s, all taken over after %.2f s (%.2f s of processor)%n",
                    TASKS, serves, adopted, server.processorSeconds());
            assertEquals(before, Containers.labelled(label()));
            assertEquals(
                    TASKS - 1,
                    statuses(server, tasks).stream().filter("RUNNING"::equals).count());
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private String label() throws Exception {
        return "dev.evenkeel.owner=" + ServerProcess.owner(folder);
    }

    private String containerOf(String task) throws Exception {
        return Containers.labelled(label()).values().stream()
                .filter(seen -> seen.task().equals(task))
                .map(Seen::id)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> statuses(ServerProcess server, List<String> tasks) throws Exception {
        return server.call("DescribeTasks", JsonObject.empty().with("tasks", tasks)).objects("tasks").stream()
                .map(task -> task.text("lastStatus", ""))
                .toList();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE);
            }
            Thread.sleep(20);
        }
    }

    private static JsonObject definition() {
        return JsonObject.empty()
                .with("family", "sleeper")
                .with("networkMode", "bridge")
                .with(
                        "containerDefinitions",
                        List.of(JsonObject.empty()
                                .with("name", "app")
                                .with("image", "busybox:latest")
                                .with("memory", 16)
                                .with("command", List.of("sleep", "3600"))));
    }
}
