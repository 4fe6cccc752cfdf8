package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Matcher;
import dev.evenkeel.core.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CreateTargetGroup is asked. */
public record CreateTargetGroupRequest(
        @Nullable String name,
        @Nullable String protocol,
        @Nullable String protocolVersion,
        @Nullable Integer port,
        @Nullable String vpcId,
        @Nullable String healthCheckProtocol,
        @Nullable String healthCheckPort,
        @Nullable Boolean healthCheckEnabled,
        @Nullable String healthCheckPath,
        @Nullable Integer healthCheckIntervalSeconds,
        @Nullable Integer healthCheckTimeoutSeconds,
        @Nullable Integer healthyThresholdCount,
        @Nullable Integer unhealthyThresholdCount,
        @Nullable Matcher matcher,
        @Nullable String targetType,
        @Nullable List<Tag> tags,
        @Nullable String ipAddressType) {}
