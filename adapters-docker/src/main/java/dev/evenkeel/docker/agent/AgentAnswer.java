package dev.evenkeel.docker.agent;

import dev.evenkeel.core.agent.ProtectionAnswer;
import dev.evenkeel.core.agent.ProtectionAnswer.Failed;
import dev.evenkeel.core.agent.ProtectionAnswer.Protection;
import dev.evenkeel.core.agent.ProtectionAnswer.Refused;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.ProtectedTask;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A status and a body of JSON, as the ECS agent has them. */
record AgentAnswer(int status, String body) {

    static AgentAnswer ok(JsonObject body) {
        return new AgentAnswer(200, body.encode());
    }

    /** Errors of the metadata endpoints are a bare JSON string. */
    static AgentAnswer text(int status, String text) {
        return new AgentAnswer(status, Json.encode(text));
    }

    /** What a request is told whose id is nobody's, or not the caller's. */
    static AgentAnswer unknown(AgentRequest request) {
        return switch (request) {
            case AgentRequest.Metadata metadata -> unknown(metadata);
            case AgentRequest.Protection protection -> protection(ProtectionAnswer.unknownTask());
            case AgentRequest.Credentials credentials ->
                credentials.id().isEmpty()
                        ? credentialsError("NoIdInRequest", "No Credential ID in the request")
                        : noCredentials();
        };
    }

    private static AgentAnswer unknown(AgentRequest.Metadata request) {
        String version = "V" + request.version() + " ";
        String task =
                " unable to get task arn from request: unable to get task Arn from v3 endpoint ID: " + request.id();
        return switch (request.view()) {
            case CONTAINER ->
                text(
                        404,
                        version + "container metadata handler: unable to get container ID from request: unable to get"
                                + " docker ID from v3 endpoint ID: " + request.id());
            case TASK, TASK_WITH_TAGS -> text(404, version + "task metadata handler:" + task);
            case CONTAINER_STATS -> text(404, version + "container stats handler:" + task);
            case TASK_STATS -> text(404, version + "task stats handler:" + task);
        };
    }

    static AgentAnswer noCredentials() {
        return credentialsError("InvalidIdInRequest", "Credentials not found");
    }

    private static AgentAnswer credentialsError(String code, String message) {
        JsonObject error = new JsonObject()
                .put("code", code)
                .put("message", "CredentialsV2Request: " + message)
                .put("HTTPErrorCode", 400);
        return new AgentAnswer(400, error.encode());
    }

    static AgentAnswer credentials(String role, RoleCredentials.Keys keys, Instant expiration) {
        return ok(new JsonObject()
                .put("RoleArn", role)
                .put("AccessKeyId", keys.accessKeyId())
                .put("SecretAccessKey", keys.secretAccessKey())
                .put("Token", keys.token())
                .put("Expiration", expiration.toString()));
    }

    static AgentAnswer protection(ProtectionAnswer answer) {
        return switch (answer) {
            case Protection found -> ok(new JsonObject().put("protection", protectedTask(found.task())));
            case Failed failed -> ok(new JsonObject().put("failure", failure(failed.failure())));
            case Refused refused -> {
                JsonObject error = new JsonObject();
                if (refused.arn() != null) {
                    error.put("Arn", refused.arn());
                }
                error.put("Code", refused.code().wireName()).put("Message", refused.message());
                yield new AgentAnswer(
                        refused.status(), new JsonObject().put("error", error).encode());
            }
        };
    }

    private static JsonObject protectedTask(ProtectedTask task) {
        return new JsonObject()
                .put(
                        "ExpirationDate",
                        task.expirationDate() == null
                                ? null
                                : task.expirationDate().toString())
                .put("ProtectionEnabled", task.protectionEnabled())
                .put("TaskArn", task.taskArn());
    }

    private static JsonObject failure(Failure failure) {
        return new JsonObject()
                .put("Arn", failure.arn())
                .put("Detail", failure.detail())
                .put("Reason", failure.reason());
    }
}
