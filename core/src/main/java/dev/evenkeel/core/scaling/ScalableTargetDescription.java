package dev.evenkeel.core.scaling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A service and the bounds that scaling keeps its desired count in. */
public record ScalableTargetDescription(
        @Nullable String serviceNamespace,
        @Nullable String resourceId,
        @Nullable String scalableDimension,
        @Nullable Integer minCapacity,
        @Nullable Integer maxCapacity,
        @Nullable Integer predictedCapacity,
        @Nullable String roleARN,
        @Nullable Instant creationTime,
        @Nullable SuspendedState suspendedState,
        @Nullable String scalableTargetARN) {}
