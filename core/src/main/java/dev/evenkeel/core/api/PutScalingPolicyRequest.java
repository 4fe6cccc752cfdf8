package dev.evenkeel.core.api;

import dev.evenkeel.core.scaling.TargetTrackingConfiguration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What PutScalingPolicy is asked. */
public record PutScalingPolicyRequest(
        @Nullable String policyName,
        @Nullable String serviceNamespace,
        @Nullable String resourceId,
        @Nullable String scalableDimension,
        @Nullable String policyType,
        @Nullable TargetTrackingConfiguration targetTrackingScalingPolicyConfiguration,
        @Nullable Map<String, Object> other) {}
