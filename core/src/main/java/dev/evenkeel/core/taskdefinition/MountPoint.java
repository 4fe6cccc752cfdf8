package dev.evenkeel.core.taskdefinition;

import org.jspecify.annotations.Nullable;

/** A volume of the task seen inside a container. */
public record MountPoint(
        @Nullable String sourceVolume,
        @Nullable String containerPath,
        @Nullable Boolean readOnly) {}
