package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.SubnetMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What SetSubnets is asked. */
public record SetSubnetsRequest(
        @Nullable String loadBalancerArn,
        @Nullable List<String> subnets,
        @Nullable List<SubnetMapping> subnetMappings,
        @Nullable String ipAddressType) {}
