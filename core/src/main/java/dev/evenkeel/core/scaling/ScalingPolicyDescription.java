package dev.evenkeel.core.scaling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scaling policy as DescribeScalingPolicies shows it. */
public record ScalingPolicyDescription(
        @Nullable String policyARN,
        @Nullable String policyName,
        @Nullable String serviceNamespace,
        @Nullable String resourceId,
        @Nullable String scalableDimension,
        @Nullable String policyType,
        @Nullable TargetTrackingConfiguration targetTrackingScalingPolicyConfiguration,
        @Nullable List<AlarmReference> alarms,
        @Nullable Instant creationTime,
        @Nullable Map<String, Object> other) {}
