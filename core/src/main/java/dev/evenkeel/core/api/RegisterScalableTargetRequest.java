package dev.evenkeel.core.api;

import dev.evenkeel.core.scaling.SuspendedState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What RegisterScalableTarget is asked. */
public record RegisterScalableTargetRequest(
        @Nullable String serviceNamespace,
        @Nullable String resourceId,
        @Nullable String scalableDimension,
        @Nullable Integer minCapacity,
        @Nullable Integer maxCapacity,
        @Nullable String roleARN,
        @Nullable SuspendedState suspendedState,
        @Nullable Map<String, String> tags) {}
