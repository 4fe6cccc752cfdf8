package dev.evenkeel.core.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ListTagsForResource answers. */
public record ListTagsForScalableTargetResponse(@Nullable Map<String, String> tags) {}
