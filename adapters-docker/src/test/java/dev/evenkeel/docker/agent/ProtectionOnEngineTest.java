package dev.evenkeel.docker.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.docker.Definitions;
import dev.evenkeel.docker.Inside;
import dev.evenkeel.docker.LiveRegion;
import dev.evenkeel.docker.NeedsEngine;
import dev.evenkeel.docker.TaskJson;
import dev.evenkeel.testkit.Records;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tasks that protect themselves. */
@NeedsEngine
class ProtectionOnEngineTest {
    private static final String URL = "$ECS_AGENT_URI/task-protection/v1/state";

    @Test
    void aTaskOfAServiceProtectsItselfAndEndsIt() throws Exception {
        try (LiveRegion region = new LiveRegion()) {
            Task task = service(region);
            Inside inside = Inside.of(task, 0);
            String arn = task.taskArn().value();

            JsonObject before = inside.get(URL);
            String protectedNow =
                    inside.request("PUT", URL, "", "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":60}");
            Optional<Instant> until = region.call(() -> region.engine.state().protectedUntil(task.taskArn()));
            JsonObject seen = inside.get(URL);
            String ended = inside.request("PUT", URL, "", "{\"ProtectionEnabled\":false}");

            JsonObject none = new JsonObject()
                    .put(
                            "protection",
                            new JsonObject()
                                    .put("ExpirationDate", null)
                                    .put("ProtectionEnabled", false)
                                    .put("TaskArn", arn));
            JsonObject sixty = new JsonObject()
                    .put(
                            "protection",
                            new JsonObject()
                                    .put("ExpirationDate", until.orElseThrow().toString())
                                    .put("ProtectionEnabled", true)
                                    .put("TaskArn", arn));
            assertEquals(List.of(none, sixty), List.of(before, seen));
            assertEquals("200 OK\n" + sixty.encode(), protectedNow);
            assertEquals("200 OK\n" + none.encode(), ended);
        }
    }

    @Test
    void refusesInTheWordsOfTheAgent() throws Exception {
        try (LiveRegion region = new LiveRegion()) {
            Task task = region.run(TaskJson.task("{'family': 'job', 'containerDefinitions': [APP]}"));
            Inside inside = Inside.of(task, 0);
            String arn = task.taskArn().value();

            assertEquals(
                    "200 OK\n{\"failure\":{\"Arn\":\"" + arn + "\",\"Detail\":null,\"Reason\":\"TASK_NOT_VALID\"}}",
                    inside.request("PUT", URL, "", "{\"ProtectionEnabled\":true}"));
            assertEquals(
                    "400 Bad Request\n{\"error\":{\"Arn\":\"" + arn + "\",\"Code\":\"InvalidParameterException\","
                            + "\"Message\":\"Invalid request: does not contain 'ProtectionEnabled' field\"}}",
                    inside.request("PUT", URL, "", "{}"));
            assertEquals(
                    "400 Bad Request\n{\"error\":{\"Code\":\"InvalidParameterException\","
                            + "\"Message\":\"UpdateTaskProtection: failed to decode request\"}}",
                    inside.request("PUT", URL, "", "nonsense"));
            assertEquals(
                    "404 Not Found\n{\"error\":{\"Code\":\"ResourceNotFoundException\","
                            + "\"Message\":\"Failed to find a task for the request\"}}",
                    inside.request("GET", "${ECS_AGENT_URI%/*}/0/task-protection/v1/state", "", ""));
        }
    }

    private static Task service(LiveRegion region) {
        String revision = region.register(TaskJson.task("{'family': 'web', 'containerDefinitions': [APP]}"));
        Object unused = region.call(() -> region.engine
                .ecs()
                .createService(Records.of(
                        CreateServiceRequest.class,
                        "serviceName",
                        "web",
                        "taskDefinition",
                        revision,
                        "desiredCount",
                        1)));
        TaskArn task = region.call(
                        () -> region.engine.state().tasksOf(Definitions.SCOPE.service("default", "web")).all().stream()
                                .findFirst())
                .orElseThrow()
                .taskArn();
        return region.await(task, Task::isRunning);
    }
}
