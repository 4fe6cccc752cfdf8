package dev.evenkeel.core.operation;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.task.ContainerOverride;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.taskdefinition.Gpus;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskdefinition.TaskSize;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a run may change of its task definition. */
final class OverrideRules {
    /** ECS limits the JSON to 8192 characters; the text of the record is about as long. */
    private static final int LENGTH_MAX = 8_192;

    private OverrideRules() {}

    static void check(@Nullable TaskOverride overrides, TaskDefinition definition) {
        if (overrides == null) {
            return;
        }
        if (overrides.toString().length() > LENGTH_MAX * 2) {
            throw EcsException.invalidParameter("Override length should be at most " + LENGTH_MAX + " characters");
        }
        if (overrides.cpu() != null && TaskSize.cpu(overrides.cpu()).isEmpty()) {
            throw EcsException.client("Invalid 'cpu' setting for task.");
        }
        if (overrides.memory() != null && TaskSize.memory(overrides.memory()).isEmpty()) {
            throw EcsException.client("Invalid 'memory' setting for task.");
        }
        for (ContainerOverride override :
                Objects.requireNonNullElse(overrides.containerOverrides(), List.<ContainerOverride>of())) {
            boolean known = definition.containers().stream()
                    .anyMatch(container -> Objects.equals(container.name(), override.name()));
            if (!known) {
                throw EcsException.invalidParameter("Override for container named " + override.name()
                        + " is not a container in the TaskDefinition.");
            }
            checkSizes(override);
        }
    }

    private static void checkSizes(ContainerOverride override) {
        for (Integer size : new Integer[] {override.cpu(), override.memory(), override.memoryReservation()}) {
            if (size != null && size < 0) {
                throw EcsException.invalidParameter(
                        "Override for container named " + override.name() + " has a negative size: " + size + ".");
            }
        }
        Gpus.check(override.other());
    }
}
