package dev.evenkeel.core.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A span of time a listing is limited to. */
public record CreatedAt(@Nullable Instant before, @Nullable Instant after) {}
