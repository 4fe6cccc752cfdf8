package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeleteScalingPolicy is asked. */
public record DeleteScalingPolicyRequest(
        @Nullable String policyName,
        @Nullable String serviceNamespace,
        @Nullable String resourceId,
        @Nullable String scalableDimension) {}
