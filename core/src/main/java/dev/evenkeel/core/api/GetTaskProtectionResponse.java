package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What GetTaskProtection answers. */
public record GetTaskProtectionResponse(
        @Nullable List<ProtectedTask> protectedTasks,
        @Nullable List<Failure> failures) {}
