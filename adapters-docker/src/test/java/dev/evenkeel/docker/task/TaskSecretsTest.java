package dev.evenkeel.docker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.port.SecretSource;
import dev.evenkeel.core.secret.SecretReference.Secret;
import dev.evenkeel.core.secret.SecretText;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.docker.Definitions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TaskSecretsTest {
    private static final String ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf";

    @Test
    void aMemberOfASecretIsItsTextOrItsJson() {
        TaskSecrets secrets = fetched(
                "{\"text\": \"a b\", \"number\": 1234567, \"flag\": true, \"object\": {\"x\": [1]}}",
                Definitions.shell("app", "true")
                        .secret("T", ARN + ":text::")
                        .secret("N", ARN + ":number::")
                        .secret("F", ARN + ":flag::")
                        .secret("O", ARN + ":object::"));

        assertEquals(List.of("T=a b", "N=1234567", "F=true", "O={\"x\":[1]}"), environment(secrets));
    }

    @Test
    void whatIsNotThereIsSaidInTheWordsOfEcsWithoutTheSecret() {
        String head =
                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval"
                        + " failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret"
                        + " from Secrets Manager ";

        assertEquals(head + "did not contain json key x", failure("{\"canary\": 1}"));
        assertEquals(head + "is not a JSON object: " + ARN, failure("canary"));
        assertEquals(head + "is not a JSON object: " + ARN, failure("[\"canary\"]"));
    }

    @Test
    void aSecretTakesThePlaceOfAVariableOfItsName() {
        JsonObject spec =
                new JsonObject().put("Env", new JsonArray().add("A=plain").add("B=2"));

        fetched("canary", Definitions.shell("app", "true").secret("A", "k")).addTo(spec, container);

        assertEquals(new JsonArray().add("B=2").add("A=canary"), spec.getJsonArray("Env"));
    }

    @Test
    void logOptionsMayBeSecrets() {
        JsonObject spec = new JsonObject()
                .put(
                        "HostConfig",
                        new JsonObject()
                                .put(
                                        "LogConfig",
                                        new JsonObject().put("Type", "splunk").put("Config", new JsonObject())));
        Map<String, Object> log = Map.of(
                "logDriver", "splunk", "secretOptions", List.of(Map.of("name", "splunk-token", "valueFrom", "k")));

        fetched("canary", Definitions.shell("app", "true").with("logConfiguration", log))
                .addTo(spec, container);

        assertEquals(
                new JsonObject().put("splunk-token", "canary"),
                spec.getJsonObject("HostConfig").getJsonObject("LogConfig").getJsonObject("Config"));
    }

    @Test
    void theCredentialsOfARegistryAreFetchedToo() {
        TaskSecrets secrets = fetched(
                "{\"username\":\"u\"}",
                Definitions.shell("app", "true").with("repositoryCredentials", Map.of("credentialsParameter", ARN)));

        assertEquals(
                "{\"username\":\"u\"}",
                Objects.requireNonNull(secrets.repositoryCredentials(container)).reveal());
    }

    @Test
    void noTextShowsAValueThatWasRedacted() {
        TaskSecrets secrets = fetched("canary", Definitions.shell("app", "true").secret("A", "k"));

        assertEquals("no such image: (hidden):latest", secrets.redact("no such image: canary:latest"));
    }

    private ContainerDefinition container = Definitions.shell("app", "true").build();

    private TaskSecrets fetched(String value, Definitions.Container definition) {
        container = definition.build();
        SecretSource source = reference -> CompletableFuture.completedStage(new SecretText(value));
        TaskSecrets secrets = new TaskSecrets(source, List.of(container));
        Future<Void> made = secrets.make(() -> true);
        made.toCompletionStage().toCompletableFuture().join();
        return secrets;
    }

    private List<Object> environment(TaskSecrets secrets) {
        JsonObject spec = new JsonObject();
        secrets.addTo(spec, container);
        return spec.getJsonArray("Env").stream().toList();
    }

    private static String failure(String value) {
        SecretSource source = reference -> {
            assertEquals(Secret.class, reference.getClass());
            return CompletableFuture.completedStage(new SecretText(value));
        };
        ContainerDefinition container =
                Definitions.shell("app", "true").secret("A", ARN + ":x::").build();
        return String.valueOf(new TaskSecrets(source, List.of(container))
                .make(() -> true)
                .cause()
                .getMessage());
    }
}
