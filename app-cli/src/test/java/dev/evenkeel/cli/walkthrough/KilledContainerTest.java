package dev.evenkeel.cli.walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.shell.Pace;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Somebody else's hand in a service that runs on a real engine. */
final class KilledContainerTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void replacesATaskWhoseContainerWasKilledAndSaysSo() throws Exception {
        DockerEngine.need();
        TreeMap<String, String> options = new TreeMap<>();
        options.put("cleanup", "true");
        Configuration configuration = Configuration.of("docker", ClockMode.wall())
                .withSeed(new SecureRandom().nextLong())
                .withHealthyAfter(Duration.ofSeconds(1))
                .withBackendOptions(options);
        try (Stage stage = new EvenkeelStage(Evenkeel.open(configuration), "us-east-1", Pace.ofTheMachine())) {
            stage.call("RegisterTaskDefinition", definition());
            stage.call(
                    "CreateService",
                    JsonObject.empty()
                            .with("serviceName", "killed")
                            .with("taskDefinition", "killed")
                            .with("desiredCount", 1));
            assertTrue(stage.await(() -> isSteady(stage, 1), LIMIT), "steady at first");
            JsonObject before = onlyTask(stage);

            String container = before.objects("containers").get(0).text("runtimeId", "");
            assertEquals(0, DockerEngine.run("docker", "kill", container));

            assertTrue(stage.await(() -> isSteady(stage, 2), LIMIT), "steady again");
            JsonObject after = onlyTask(stage);
            JsonObject gone = stage.call(
                            "DescribeTasks", JsonObject.empty().with("tasks", List.of(before.text("taskArn", ""))))
                    .objects("tasks")
                    .get(0);
            assertNotEquals(before.text("taskArn"), after.text("taskArn"));
            assertEquals(
                    List.of("STOPPED", "EssentialContainerExited", "Essential container in task exited", "137"),
                    List.of(
                            gone.text("lastStatus", ""),
                            gone.text("stopCode", ""),
                            gone.text("stoppedReason", ""),
                            String.valueOf(gone.objects("containers").get(0).count("exitCode"))));
            assertEquals(
                    List.of(
                            "(service killed) has reached a steady state.",
                            "(service killed) has started 1 tasks: (task " + id(after) + ").",
                            "(service killed) has reached a steady state."),
                    messages(stage).subList(0, 3));
        }
    }

    private static JsonObject definition() {
        return JsonObject.empty()
                .with("family", "killed")
                .with(
                        "containerDefinitions",
                        List.of(JsonObject.empty()
                                .with("name", "sleeper")
                                .with("image", "busybox:latest")
                                .with("memory", 32)
                                .with("stopTimeout", 2)
                                .with("command", List.of("sh", "-c", "trap 'exit 0' TERM; sleep 600 & wait"))));
    }

    private static boolean isSteady(Stage stage, int times) {
        return messages(stage).stream()
                        .filter(message -> message.endsWith("has reached a steady state."))
                        .count()
                == times;
    }

    /** Newest first. */
    private static List<String> messages(Stage stage) {
        return stage
                .call("DescribeServices", JsonObject.empty().with("services", List.of("killed")))
                .objects("services")
                .get(0)
                .objects("events")
                .stream()
                .map(event -> event.text("message", ""))
                .toList();
    }

    private static JsonObject onlyTask(Stage stage) {
        List<String> arns = stage.call("ListTasks", JsonObject.empty().with("serviceName", "killed"))
                .texts("taskArns");
        assertEquals(1, arns.size());
        return stage.call("DescribeTasks", JsonObject.empty().with("tasks", arns))
                .objects("tasks")
                .get(0);
    }

    private static String id(JsonObject task) {
        String arn = task.text("taskArn", "");
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
