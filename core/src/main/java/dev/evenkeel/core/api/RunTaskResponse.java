package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What RunTask answers. */
public record RunTaskResponse(
        @Nullable List<TaskDescription> tasks, @Nullable List<Failure> failures) {}
