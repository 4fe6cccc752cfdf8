package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.NetworkConfiguration;
import dev.evenkeel.core.taskset.Scale;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What CreateTaskSet is asked. */
public record CreateTaskSetRequest(
        @Nullable String service,
        @Nullable String cluster,
        @Nullable String externalId,
        @Nullable String taskDefinition,
        @Nullable NetworkConfiguration networkConfiguration,
        @Nullable List<LoadBalancer> loadBalancers,
        @Nullable String launchType,
        @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String platformVersion,
        @Nullable Scale scale,
        @Nullable String clientToken,
        @Nullable List<Tag> tags,
        @Nullable Map<String, Object> other) {}
