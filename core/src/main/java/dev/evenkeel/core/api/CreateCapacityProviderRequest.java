package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.AutoScalingGroupProvider;
import dev.evenkeel.core.tag.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What CreateCapacityProvider is asked. */
public record CreateCapacityProviderRequest(
        @Nullable String name,
        @Nullable String cluster,
        @Nullable AutoScalingGroupProvider autoScalingGroupProvider,
        @Nullable List<Tag> tags,
        @Nullable Map<String, Object> other) {}
