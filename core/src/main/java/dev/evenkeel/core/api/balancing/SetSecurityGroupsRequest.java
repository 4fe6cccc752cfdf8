package dev.evenkeel.core.api.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What SetSecurityGroups is asked. */
public record SetSecurityGroupsRequest(
        @Nullable String loadBalancerArn,
        @Nullable List<String> securityGroups,
        @Nullable String enforceSecurityGroupInboundRulesOnPrivateLinkTraffic) {}
