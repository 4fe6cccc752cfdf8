package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What CreateTaskSet answers. */
public record CreateTaskSetResponse(@Nullable TaskSetDescription taskSet) {}
