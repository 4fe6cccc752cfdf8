package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ListTasks answers. */
public record ListTasksResponse(
        @Nullable List<String> taskArns, @Nullable String nextToken) {}
