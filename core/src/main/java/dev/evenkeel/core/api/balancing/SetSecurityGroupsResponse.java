package dev.evenkeel.core.api.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What SetSecurityGroups answers. */
public record SetSecurityGroupsResponse(
        @Nullable List<String> securityGroupIds,
        @Nullable String enforceSecurityGroupInboundRulesOnPrivateLinkTraffic) {}
