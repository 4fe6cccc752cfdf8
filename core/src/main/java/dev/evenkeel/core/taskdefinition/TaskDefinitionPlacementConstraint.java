package dev.evenkeel.core.taskdefinition;

import org.jspecify.annotations.Nullable;

/** A binding rule on where tasks of this definition may run; memberOf only. */
public record TaskDefinitionPlacementConstraint(
        @Nullable String type, @Nullable String expression) {}
