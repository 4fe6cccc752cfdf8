package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.core.api.DescribeTaskDefinitionRequest;
import dev.evenkeel.core.api.DescribeTaskDefinitionResponse;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskdefinition.TaskDefinitionRules;
import dev.evenkeel.wire.Codec;
import dev.evenkeel.wire.Operations;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Holds a task definition against ECS's rules before anything is registered. */
final class DefinitionCheck {

    private DefinitionCheck() {}

    /** Fails the first step when the definition could not be registered. */
    static void check(JsonObject definition) {
        try {
            TaskDefinitionRules.check(read(definition));
        } catch (EcsException refused) {
            throw new StepFailed(Step.DEFINE, refused.text());
        }
    }

    private static TaskDefinition read(JsonObject definition) {
        String described = JsonWriter.compact(JsonObject.empty().with("taskDefinition", definition));
        return Objects.requireNonNull(new Codec()
                .readResponse(
                        Operations.between(DescribeTaskDefinitionRequest.class, DescribeTaskDefinitionResponse.class),
                        described.getBytes(StandardCharsets.UTF_8))
                .taskDefinition());
    }
}
