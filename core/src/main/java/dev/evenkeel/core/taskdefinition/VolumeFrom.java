package dev.evenkeel.core.taskdefinition;

import org.jspecify.annotations.Nullable;

/** All volumes of another container, seen inside this one. */
public record VolumeFrom(
        @Nullable String sourceContainer, @Nullable Boolean readOnly) {}
