package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeleteTaskSet answers. */
public record DeleteTaskSetResponse(@Nullable TaskSetDescription taskSet) {}
