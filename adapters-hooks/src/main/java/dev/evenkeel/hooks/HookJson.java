package dev.evenkeel.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.HookCall;
import java.io.IOException;
import java.time.Duration;

/** What a function is sent and what it answers, in the form that ECS has for Lambda. */
final class HookJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int DELAY_SECONDS_MAX = 24 * 60 * 60;

    private HookJson() {}

    static String payload(HookCall call) {
        ObjectNode payload = MAPPER.createObjectNode();
        payload.put("executionId", call.executionId());
        payload.put("lifecycleStage", call.lifecycleStage());
        payload.put("resourceArn", call.serviceDeploymentArn());
        ObjectNode details = payload.putObject("executionDetails");
        details.put("serviceArn", call.serviceArn().value());
        details.put("targetServiceRevisionArn", call.targetServiceRevisionArn());
        details.set("testTrafficWeights", MAPPER.valueToTree(call.testTrafficWeights()));
        details.set("productionTrafficWeights", MAPPER.valueToTree(call.productionTrafficWeights()));
        payload.set("hookDetails", MAPPER.valueToTree(call.hookDetails()));
        try {
            return MAPPER.writeValueAsString(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a payload that is no JSON", impossible);
        }
    }

    /** What an answer means. Anything but the three words is a failure, as it is for ECS. */
    static HookAnswer answer(HookCall call, byte[] text) {
        JsonNode answer;
        try {
            answer = MAPPER.readTree(text);
        } catch (IOException notJson) {
            return HookAnswer.failed(call, "it did not answer with JSON");
        }
        String status = answer.path("hookStatus").asText("");
        return switch (status) {
            case "SUCCEEDED" -> HookAnswer.succeeded(call);
            case "IN_PROGRESS" -> inProgress(call, answer.path("callBackDelay"));
            case "FAILED" -> HookAnswer.failed(call, "it answered FAILED");
            case "" -> HookAnswer.failed(call, "its answer has no hookStatus");
            default -> HookAnswer.failed(call, "it answered with an unknown hookStatus");
        };
    }

    private static HookAnswer inProgress(HookCall call, JsonNode delay) {
        if (delay.isMissingNode() || delay.isNull()) {
            return HookAnswer.inProgress(call, null);
        }
        boolean sound = delay.isNumber() && delay.asDouble() >= 0 && delay.asDouble() <= DELAY_SECONDS_MAX;
        return sound
                ? HookAnswer.inProgress(call, Duration.ofMillis(Math.round(delay.asDouble() * 1000)))
                : HookAnswer.failed(call, "its callBackDelay is no number of seconds from 0 to " + DELAY_SECONDS_MAX);
    }
}
