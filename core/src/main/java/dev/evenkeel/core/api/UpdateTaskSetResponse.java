package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What UpdateTaskSet answers. */
public record UpdateTaskSetResponse(@Nullable TaskSetDescription taskSet) {}
