package dev.evenkeel.core.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target group, as it is described.
 *
 * @param port 1 to 65535; where targets are that were registered without one
 * @param healthCheckPort a number, or traffic-port
 * @param healthCheckIntervalSeconds 5 to 300
 * @param healthCheckTimeoutSeconds 2 to 120
 * @param healthyThresholdCount 2 to 10
 * @param unhealthyThresholdCount 2 to 10
 * @param healthCheckPath null when checks are of connections only
 * @param loadBalancerArns empty on record: it follows from listeners and rules
 * @param targetType instance or ip
 * @param protocolVersion HTTP1, HTTP2 or GRPC; null when it speaks no HTTP
 */
public record TargetGroup(
        String targetGroupArn,
        String targetGroupName,
        String protocol,
        int port,
        @Nullable String vpcId,
        String healthCheckProtocol,
        String healthCheckPort,
        boolean healthCheckEnabled,
        int healthCheckIntervalSeconds,
        int healthCheckTimeoutSeconds,
        int healthyThresholdCount,
        int unhealthyThresholdCount,
        @Nullable String healthCheckPath,
        @Nullable Matcher matcher,
        List<String> loadBalancerArns,
        String targetType,
        @Nullable String protocolVersion,
        String ipAddressType) {
    public TargetGroup {
        loadBalancerArns = List.copyOf(loadBalancerArns);
    }

    /** The same, as it is described while load balancers use it. */
    public TargetGroup usedBy(List<String> loadBalancers) {
        return new TargetGroup(
                targetGroupArn,
                targetGroupName,
                protocol,
                port,
                vpcId,
                healthCheckProtocol,
                healthCheckPort,
                healthCheckEnabled,
                healthCheckIntervalSeconds,
                healthCheckTimeoutSeconds,
                healthyThresholdCount,
                unhealthyThresholdCount,
                healthCheckPath,
                matcher,
                loadBalancers,
                targetType,
                protocolVersion,
                ipAddressType);
    }
}
