package dev.evenkeel.core.task;

import org.jspecify.annotations.Nullable;

/** A container port and the host address it is reached by. */
public record NetworkBinding(
        @Nullable String bindIP,
        @Nullable Integer containerPort,
        @Nullable Integer hostPort,
        @Nullable String protocol,
        @Nullable String containerPortRange,
        @Nullable String hostPortRange) {}
