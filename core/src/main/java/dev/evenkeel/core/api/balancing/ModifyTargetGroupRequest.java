package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Matcher;
import org.jspecify.annotations.Nullable;

/** What ModifyTargetGroup is asked. */
public record ModifyTargetGroupRequest(
        @Nullable String targetGroupArn,
        @Nullable String healthCheckProtocol,
        @Nullable String healthCheckPort,
        @Nullable String healthCheckPath,
        @Nullable Boolean healthCheckEnabled,
        @Nullable Integer healthCheckIntervalSeconds,
        @Nullable Integer healthCheckTimeoutSeconds,
        @Nullable Integer healthyThresholdCount,
        @Nullable Integer unhealthyThresholdCount,
        @Nullable Matcher matcher) {}
