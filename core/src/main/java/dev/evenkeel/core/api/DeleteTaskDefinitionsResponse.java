package dev.evenkeel.core.api;

import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DeleteTaskDefinitions answers. */
public record DeleteTaskDefinitionsResponse(
        @Nullable List<TaskDefinition> taskDefinitions,
        @Nullable List<Failure> failures) {}
