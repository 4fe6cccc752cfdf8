package dev.evenkeel.core.scaling;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing scaling did, or tried to do. */
public record ScalingActivity(
        @Nullable String activityId,
        @Nullable String serviceNamespace,
        @Nullable String resourceId,
        @Nullable String scalableDimension,
        @Nullable String description,
        @Nullable String cause,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable String statusCode,
        @Nullable String statusMessage,
        @Nullable String details,
        @Nullable Map<String, Object> other) {}
