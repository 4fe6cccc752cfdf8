package dev.evenkeel.core.api;

import dev.evenkeel.core.taskdefinition.TaskDefinition;
import org.jspecify.annotations.Nullable;

/** What DeregisterTaskDefinition answers. */
public record DeregisterTaskDefinitionResponse(@Nullable TaskDefinition taskDefinition) {}
