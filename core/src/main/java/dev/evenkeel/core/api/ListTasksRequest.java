package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What ListTasks is asked. */
public record ListTasksRequest(
        @Nullable String cluster,
        @Nullable String containerInstance,
        @Nullable String family,
        @Nullable String nextToken,
        @Nullable Integer maxResults,
        @Nullable String startedBy,
        @Nullable String serviceName,
        @Nullable String desiredStatus,
        @Nullable String launchType,
        @Nullable String daemonName) {}
