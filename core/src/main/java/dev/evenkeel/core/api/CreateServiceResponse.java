package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What CreateService answers. */
public record CreateServiceResponse(@Nullable ServiceDescription service) {}
