package dev.evenkeel.core.balancing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A load balancer, as it is described.
 *
 * @param type application or network
 * @param securityGroups null where it has none, which a network load balancer may
 */
public record LoadBalancer(
        String loadBalancerArn,
        String dnsName,
        String canonicalHostedZoneId,
        Instant createdTime,
        String loadBalancerName,
        String scheme,
        String vpcId,
        LoadBalancerState state,
        String type,
        List<AvailabilityZone> availabilityZones,
        @Nullable List<String> securityGroups,
        String ipAddressType,
        @Nullable String enforceSecurityGroupInboundRulesOnPrivateLinkTraffic) {
    public LoadBalancer {
        availabilityZones = List.copyOf(availabilityZones);
        securityGroups = securityGroups == null ? null : List.copyOf(securityGroups);
    }

    /** The same in other zones. */
    public LoadBalancer in(List<AvailabilityZone> zones, String addressType) {
        return new LoadBalancer(
                loadBalancerArn,
                dnsName,
                canonicalHostedZoneId,
                createdTime,
                loadBalancerName,
                scheme,
                vpcId,
                state,
                type,
                zones,
                securityGroups,
                addressType,
                enforceSecurityGroupInboundRulesOnPrivateLinkTraffic);
    }

    /** The same with other security groups. */
    public LoadBalancer securedBy(List<String> groups, @Nullable String enforced) {
        return new LoadBalancer(
                loadBalancerArn,
                dnsName,
                canonicalHostedZoneId,
                createdTime,
                loadBalancerName,
                scheme,
                vpcId,
                state,
                type,
                availabilityZones,
                groups,
                ipAddressType,
                enforced);
    }
}
