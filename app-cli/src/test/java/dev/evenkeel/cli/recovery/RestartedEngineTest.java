package dev.evenkeel.cli.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.walkthrough.DockerEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that goes away and comes back under a server that stays. */
class RestartedEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int DESIRED = 2;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void keepsTasksThatTheEngineHasKept() throws Exception {
        need();
        try (PrivateEngine engine = PrivateEngine.start(folder, "--live-restore");
                ServerProcess server = serve(engine)) {
            List<String> before = create(server, engine);

            engine.killAndStartAfter(3000);

            Thread.sleep(8000);
            assertEquals(before, containers(engine, "ps", "-aq"));
            assertEquals(DESIRED, running(server).size());
        }
    }

    @Test
    void replacesTasksThatTheEngineHasStopped() throws Exception {
        need();
        try (PrivateEngine engine = PrivateEngine.start(folder);
                ServerProcess server = serve(engine)) {
            List<String> before = create(server, engine);
            TreeSet<String> tasksBefore = new TreeSet<>(running(server));

            engine.restart();
            await(() -> running(server).size() == DESIRED
                    && running(server).stream().noneMatch(tasksBefore::contains)
                    && containers(engine, "ps", "-q").size() == DESIRED);

            Thread.sleep(3000);
            List<String> after = containers(engine, "ps", "-q");
            assertEquals(DESIRED, after.size());
            assertNotEquals(before, after);
        }
    }

    private static void need() throws Exception {
        DockerEngine.need();
        assumeTrue(
                DockerEngine.run("dockerd", "--version") == 0 && DockerEngine.run("unshare", "--version") == 0,
                "a second engine wants dockerd and unshare on the PATH");
        assumeTrue("root".equals(System.getProperty("user.name")), "a second engine wants root");
    }

    private ServerProcess serve(PrivateEngine engine) throws Exception {
        return ServerProcess.start(folder.resolve("state"), "--backend-options", "host=" + engine.address());
    }

    private static List<String> create(ServerProcess server, PrivateEngine engine) throws Exception {
        JsonObject container = JsonObject.empty()
                .with("name", "app")
                .with("image", "busybox:latest")
                .with("memory", 16)
                .with("command", List.of("sh", "-c", "trap 'exit 0' TERM; sleep 3600 & wait"));
        server.call(
                "RegisterTaskDefinition",
                JsonObject.empty()
                        .with("family", "app")
                        .with("networkMode", "none")
                        .with("containerDefinitions", List.of(container)));
        server.call(
                "CreateService",
                JsonObject.empty()
                        .with("serviceName", "app")
                        .with("taskDefinition", "app")
                        .with("desiredCount", DESIRED));
        await(() -> running(server).size() == DESIRED);
        return containers(engine, "ps", "-aq");
    }

    private static List<String> containers(PrivateEngine engine, String... words) throws Exception {
        return engine.docker(words).stream().sorted().toList();
    }

    private static List<String> running(ServerProcess server) throws Exception {
        List<String> arns = server.call("ListTasks", JsonObject.empty()).texts("taskArns");
        if (arns.isEmpty()) {
            return List.of();
        }
        return server.call("DescribeTasks", JsonObject.empty().with("tasks", arns)).objects("tasks").stream()
                .filter(task -> task.text("lastStatus", "").equals("RUNNING"))
                .map(task -> task.text("taskArn", ""))
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
            Thread.sleep(200);
        }
    }
}
