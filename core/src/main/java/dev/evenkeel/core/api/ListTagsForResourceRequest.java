package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What ListTagsForResource is asked. */
public record ListTagsForResourceRequest(@Nullable String resourceArn) {}
