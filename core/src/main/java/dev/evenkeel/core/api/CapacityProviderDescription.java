package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.AutoScalingGroupProvider;
import dev.evenkeel.core.tag.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A capacity provider as DescribeCapacityProviders shows it. */
public record CapacityProviderDescription(
        @Nullable String capacityProviderArn,
        @Nullable String name,
        @Nullable String cluster,
        @Nullable String status,
        @Nullable AutoScalingGroupProvider autoScalingGroupProvider,
        @Nullable String updateStatus,
        @Nullable String updateStatusReason,
        @Nullable List<Tag> tags,
        @Nullable String type,
        @Nullable Map<String, Object> other) {}
