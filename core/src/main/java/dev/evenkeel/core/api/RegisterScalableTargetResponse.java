package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What RegisterScalableTarget answers. */
public record RegisterScalableTargetResponse(@Nullable String scalableTargetARN) {}
