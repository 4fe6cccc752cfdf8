package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.AutoScalingGroupProviderUpdate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What UpdateCapacityProvider is asked. */
public record UpdateCapacityProviderRequest(
        @Nullable String name,
        @Nullable String cluster,
        @Nullable AutoScalingGroupProviderUpdate autoScalingGroupProvider,
        @Nullable Map<String, Object> other) {}
