package dev.evenkeel.core.taskdefinition;

import org.jspecify.annotations.Nullable;

/** A limit the kernel sets on the processes of a container. */
public record Ulimit(
        @Nullable String name,
        @Nullable Integer softLimit,
        @Nullable Integer hardLimit) {}
