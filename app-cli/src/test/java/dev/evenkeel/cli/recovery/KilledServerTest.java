package dev.evenkeel.cli.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.recovery.Containers.Seen;
import dev.evenkeel.cli.walkthrough.DockerEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of a server whose tasks run on a real engine. */
class KilledServerTest {
    /** How many moments are tried; 100 by hand. */
    private static final int KILLS = Integer.getInteger("evenkeel.kills", 4);

    private static final long SEED = Long.getLong("evenkeel.seed", System.nanoTime());
    private static final int DESIRED = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void cleanUp() throws Exception {
        if (Files.exists(folder.resolve("owner"))) {
            Containers.remove("dev.evenkeel.owner=" + ServerProcess.owner(folder));
        }
    }

    @Test
    void finishesItsRollsAtWhateverMomentItIsKilled() throws Exception {
        DockerEngine.need();
        String foreign = "someone-else-" + ProcessHandle.current().pid();
        Containers.docker("run", "-d", "--label", "dev.evenkeel.owner=" + foreign, "busybox:latest", "sleep", "3600");
        Random random = new Random(SEED);
        System.out.println("seed " + SEED);
        int kills = 0;
        int rolls = 0;
        ServerProcess server = ServerProcess.start(folder);
        try {
            SortedMap<String, Seen> others = Containers.labelled("dev.evenkeel.owner=" + foreign);
            register(server, 1);
            server.call(
                    "CreateService",
                    JsonObject.empty()
                            .with("serviceName", "web")
                            .with("taskDefinition", "web:1")
                            .with("desiredCount", DESIRED));
            awaitRolled(server, 1);
            while (kills < KILLS) {
                rolls++;
                register(server, rolls + 1);
                server.call(
                        "UpdateService",
                        JsonObject.empty().with("service", "web").with("taskDefinition", "web:" + (rolls + 1)));
                int inThisRoll = Math.min(1 + random.nextInt(3), KILLS - kills);
                for (int i = 0; i < inThisRoll; i++) {
                    Thread.sleep(random.nextInt(2500));
                    server.kill();
                    SortedMap<String, Seen> orphaned = newest(rolls + 1);
                    Thread.sleep(random.nextInt(500));
                    assertEquals(orphaned, newest(rolls + 1), "nothing ends with us");
                    server = ServerProcess.start(folder);
                    kills++;
                    assertKept(orphaned, "kill " + kills);
                }
                SortedMap<String, Seen> adopted = newest(rolls + 1);
                awaitRolled(server, rolls + 1);
                assertKept(adopted, "roll " + rolls);
                assertEquals(others, Containers.labelled("dev.evenkeel.owner=" + foreign), "another owner's");
            }
            System.out.println(kills + " kills in " + rolls + " rolls: every roll ended, no task was lost or doubled");
        } finally {
            server.close();
            Containers.remove("dev.evenkeel.owner=" + foreign);
        }
        assertTrue(kills >= KILLS);
    }

    @Test
    void tasksRunOnAfterCtrlCAndAreTakenOverByTheNextStart() throws Exception {
        DockerEngine.need();
        List<Seen> running = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(folder)) {
            register(server, 1);
            server.call(
                    "RunTask",
                    JsonObject.empty().with("taskDefinition", "web:1").with("count", 3));
            await(server, () -> running(server).size() == 3);
            running.addAll(ours().values());
            server.interrupt();
        }

        List<Seen> meanwhile = List.copyOf(ours().values());
        List<String> adopted;
        try (ServerProcess server = ServerProcess.start(folder, "--stop-tasks")) {
            adopted = running(server);
            assertEquals(running, List.copyOf(ours().values()));
            server.interrupt();
        }

        assertEquals(running, meanwhile);
        assertEquals(running.stream().map(Seen::task).sorted().toList(), adopted);
        assertEquals(new TreeMap<>(), ours());
    }

    /** What one container of a revision is now must be what it was, unless it has been told to stop since. */
    private void assertKept(SortedMap<String, Seen> before, String when) throws Exception {
        SortedMap<String, Seen> now = ours();
        for (Seen each : before.values()) {
            assertEquals(each, now.get(each.id()), when);
        }
    }

    /** The running containers of the revision that is being rolled out: nobody has a reason to end one. */
    private SortedMap<String, Seen> newest(int revision) throws Exception {
        SortedMap<String, Seen> all = ours();
        all.values().removeIf(seen -> !seen.running() || !seen.revision().equals(String.valueOf(revision)));
        return all;
    }

    private SortedMap<String, Seen> ours() throws Exception {
        return Containers.labelled("dev.evenkeel.owner=" + ServerProcess.owner(folder));
    }

    /** Waits for the end of a roll, and then compares what the server says with what runs. */
    private void awaitRolled(ServerProcess server, int revision) throws Exception {
        await(server, () -> {
            JsonObject service = service(server);
            List<JsonObject> deployments = service.objects("deployments");
            return deployments.size() == 1
                    && deployments.get(0).text("rolloutState", "").equals("COMPLETED")
                    && deployments.get(0).text("taskDefinition", "").endsWith(":" + revision)
                    && service.count("runningCount") == DESIRED;
        });
        await(server, () -> {
            TreeSet<String> there = new TreeSet<>();
            int count = 0;
            for (Seen each : ours().values()) {
                if (each.running()) {
                    there.add(each.task());
                    count++;
                }
            }
            return count == DESIRED && there.equals(new TreeSet<>(running(server)));
        });
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private void await(ServerProcess server, Condition condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(service(server) + "\n" + running(server) + "\n" + ours());
            }
            Thread.sleep(100);
        }
    }

    private static JsonObject service(ServerProcess server) throws Exception {
        List<JsonObject> found = server.call(
                        "DescribeServices", JsonObject.empty().with("services", List.of("web")))
                .objects("services");
        return found.isEmpty() ? JsonObject.empty() : found.get(0);
    }

    private static List<String> running(ServerProcess server) throws Exception {
        List<String> arns = server.call("ListTasks", JsonObject.empty()).texts("taskArns");
        if (arns.isEmpty()) {
            return List.of();
        }
        return server.call("DescribeTasks", JsonObject.empty().with("tasks", arns)).objects("tasks").stream()
                .filter(task -> task.text("lastStatus", "").equals("RUNNING"))
                .map(task -> task.text("taskArn", ""))
                .sorted()
                .toList();
    }

    private static void register(ServerProcess server, int revision) throws Exception {
        JsonObject check = JsonObject.empty()
                .with("command", List.of("CMD", "true"))
                .with("interval", 5)
                .with("retries", 2);
        server.call(
                "RegisterTaskDefinition",
                JsonObject.empty()
                        .with("family", "web")
                        .with("networkMode", "bridge")
                        .with(
                                "containerDefinitions",
                                List.of(JsonObject.empty()
                                        .with("name", "app")
                                        .with("image", "busybox:latest")
                                        .with("memory", 32)
                                        .with("stopTimeout", 2)
                                        .with("healthCheck", check)
                                        .with(
                                                "command",
                                                List.of(
                                                        "sh",
                                                        "-c",
                                                        "trap 'exit 0' TERM; sleep 3600 & wait # " + revision)))));
    }
}
