package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What UpdateTaskProtection answers. */
public record UpdateTaskProtectionResponse(
        @Nullable List<ProtectedTask> protectedTasks,
        @Nullable List<Failure> failures) {}
