package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.SubnetMapping;
import dev.evenkeel.core.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CreateLoadBalancer is asked. */
public record CreateLoadBalancerRequest(
        @Nullable String name,
        @Nullable List<String> subnets,
        @Nullable List<SubnetMapping> subnetMappings,
        @Nullable List<String> securityGroups,
        @Nullable String scheme,
        @Nullable List<Tag> tags,
        @Nullable String type,
        @Nullable String ipAddressType) {}
