package dev.evenkeel.docker.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.docker.Docker;
import dev.evenkeel.docker.Inside;
import dev.evenkeel.docker.LiveRegion;
import dev.evenkeel.docker.NeedsEngine;
import dev.evenkeel.docker.TaskJson;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials from inside of containers, at the address that SDKs take them from. */
@NeedsEngine
class CredentialsOnEngineTest {
    private static final String APP = "arn:aws:iam::123456789012:role/app";
    private static final String URL =
            "${AWS_CONTAINER_CREDENTIALS_FULL_URI:-http://169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI}";
    private static final String NOT_FOUND =
            "{\"code\":\"InvalidIdInRequest\",\"message\":\"CredentialsV2Request: Credentials not found\",\"HTTPErrorCode\":400}";

    @TempDir
    Path folder;

    @Test
    void aTaskHasTheCredentialsOfItsRoleInEachNetworkModeAndNobodyElseHas() throws Exception {
        try (LiveRegion region = new LiveRegion("allow=host-network", credentials())) {
            Task app = region.run(task("app", "bridge", APP));
            Task shared = region.run(task("shared", "awsvpc", APP));
            Task onHost = region.run(task("onhost", "host", APP));
            Task without = region.run(task("without", "bridge", "arn:aws:iam::123456789012:role/other"));
            Task roleless = region.run(task("roleless", "bridge", null));

            JsonObject keys = Inside.of(app, 0).get(URL);
            Instant expiration = Instant.parse((String) keys.remove("Expiration"));
            assertTrue(expiration.isAfter(Instant.now().plus(Duration.ofMinutes(50))), expiration.toString());
            assertEquals(
                    new JsonObject()
                            .put("RoleArn", APP)
                            .put("AccessKeyId", "AKIATASK")
                            .put("SecretAccessKey", "canary-1")
                            .put("Token", "canary-2"),
                    keys);
            assertEquals("AKIATASK", Inside.of(shared, 0).get(URL).getString("AccessKeyId"));
            assertEquals("AKIATASK", Inside.of(onHost, 0).get(URL).getString("AccessKeyId"));

            String stolen = Inside.of(app, 0).shell("echo \"" + URL + "\"");
            assertEquals("400 Bad Request\n" + NOT_FOUND, Inside.of(without, 0).request("GET", stolen, "", ""));
            assertEquals("400 Bad Request\n" + NOT_FOUND, Inside.of(without, 0).request("GET", URL, "", ""));
            assertEquals("", Inside.of(roleless, 0).shell("env | grep CREDENTIALS; true"));
            assertEquals(
                    "400 Bad Request\n"
                            + NOT_FOUND
                                    .replace("InvalidId", "NoId")
                                    .replace("Credentials not found", "No Credential ID in the request"),
                    Inside.of(app, 0)
                            .request("GET", stolen.substring(0, stolen.indexOf("/v2/")) + "/v2/credentials", "", ""));
        }
        assertEquals(List.of(), Docker.lines("network", "ls", "-q", "--filter", "name=evenkeel-agent"));
    }

    @Test
    void withoutAFileNoCredentialsAreAnnounced() throws Exception {
        try (LiveRegion region = new LiveRegion()) {
            Task task = region.run(task("app", "bridge", APP));

            assertEquals("", Inside.of(task, 0).shell("env | grep CREDENTIALS; true"));
        }
    }

    private String credentials() throws Exception {
        Path file = Files.writeString(folder.resolve("credentials"), """
                [arn:aws:iam::123456789012:role/app]
                aws_access_key_id = AKIATASK
                aws_secret_access_key = canary-1
                aws_session_token = canary-2
                """);
        return "credentials=" + file;
    }

    private static TaskDefinition task(String family, String networkMode, @Nullable String role) {
        return TaskJson.task("{'family': '" + family + "', 'networkMode': '" + networkMode + "', "
                + (role == null ? "" : "'taskRoleArn': '" + role + "', ") + "'containerDefinitions': [APP]}");
    }
}
