package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What UpdateService answers. */
public record UpdateServiceResponse(@Nullable ServiceDescription service) {}
