package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What ListTagsForResource is asked. */
public record ListTagsForScalableTargetRequest(@Nullable String resourceARN) {}
