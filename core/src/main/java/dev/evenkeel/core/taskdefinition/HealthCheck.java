package dev.evenkeel.core.taskdefinition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command run inside a container that tells whether it is well. Times are in seconds. */
public record HealthCheck(
        @Nullable List<String> command,
        @Nullable Integer interval,
        @Nullable Integer timeout,
        @Nullable Integer retries,
        @Nullable Integer startPeriod) {}
