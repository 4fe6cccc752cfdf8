package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What UpdateServicePrimaryTaskSet answers. */
public record UpdateServicePrimaryTaskSetResponse(@Nullable TaskSetDescription taskSet) {}
