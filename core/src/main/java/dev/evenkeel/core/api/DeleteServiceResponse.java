package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeleteService answers. */
public record DeleteServiceResponse(@Nullable ServiceDescription service) {}
