package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What StartTask answers. */
public record StartTaskResponse(
        @Nullable List<TaskDescription> tasks, @Nullable List<Failure> failures) {}
