package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.api.balancing.CreateTargetGroupRequest;
import dev.evenkeel.core.balancing.BalancingArns;
import dev.evenkeel.core.balancing.LoadBalancerKind;
import dev.evenkeel.core.balancing.TargetGroup;
import dev.evenkeel.core.state.Change;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a target group is made from, with ELB's defaults. */
final class NewTargetGroups {
    private static final List<String> PROTOCOLS = List.of("HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP");
    private static final List<String> TYPES = List.of("instance", "ip", "lambda", "alb");
    private static final List<String> VERSIONS = List.of("HTTP1", "HTTP2", "GRPC");
    private static final List<String> ADDRESS_TYPES = List.of("ipv4", "ipv6");

    private NewTargetGroups() {}

    static TargetGroup of(CreateTargetGroupRequest request, Change change) {
        String name = Given.name(request.name(), "target group");
        String type = Given.oneOf(Objects.requireNonNullElse(request.targetType(), "instance"), TYPES, "targetType");
        if (!type.equals("instance") && !type.equals("ip")) {
            throw Refusals.validation("Target groups with target type '" + type + "' are not supported by Evenkeel");
        }
        if (request.protocol() == null) {
            throw Refusals.validation("A protocol must be specified");
        }
        if (request.port() == null) {
            throw Refusals.validation("A port must be specified");
        }
        if (request.vpcId() == null || request.vpcId().isBlank()) {
            throw Refusals.validation("A VPC ID must be specified");
        }
        String protocol = Given.oneOf(request.protocol(), PROTOCOLS, "protocol");
        boolean http = protocol.startsWith("HTTP");
        LoadBalancerKind kind = http ? LoadBalancerKind.APPLICATION : LoadBalancerKind.NETWORK;
        String checked = http ? protocol : "TCP";
        String checkProtocol = Objects.requireNonNullElse(request.healthCheckProtocol(), http ? "HTTP" : checked);
        TargetGroup standard = new TargetGroup(
                BalancingArns.targetGroup(change.scope(), name, change.ids()),
                name,
                protocol,
                Given.between(request.port(), 1, 65_535, "port"),
                request.vpcId(),
                checkProtocol,
                "traffic-port",
                true,
                30,
                HealthCheck.standardTimeout(kind, checkProtocol),
                5,
                2,
                null,
                null,
                List.of(),
                type,
                version(http, request.protocolVersion()),
                Given.oneOf(
                        Objects.requireNonNullElse(request.ipAddressType(), "ipv4"), ADDRESS_TYPES, "ipAddressType"));
        return HealthCheck.of(request).on(standard);
    }

    /** Whether two would be made by the same request. */
    static boolean areAlike(TargetGroup one, TargetGroup other) {
        return one.usedBy(List.of()).equals(renamed(other.usedBy(List.of()), one.targetGroupArn()));
    }

    private static TargetGroup renamed(TargetGroup group, String arn) {
        return new TargetGroup(
                arn,
                group.targetGroupName(),
                group.protocol(),
                group.port(),
                group.vpcId(),
                group.healthCheckProtocol(),
                group.healthCheckPort(),
                group.healthCheckEnabled(),
                group.healthCheckIntervalSeconds(),
                group.healthCheckTimeoutSeconds(),
                group.healthyThresholdCount(),
                group.unhealthyThresholdCount(),
                group.healthCheckPath(),
                group.matcher(),
                group.loadBalancerArns(),
                group.targetType(),
                group.protocolVersion(),
                group.ipAddressType());
    }

    private static @Nullable String version(boolean http, @Nullable String given) {
        if (!http) {
            if (given != null) {
                throw Refusals.invalidConfiguration(
                        "Protocol version cannot be specified for target groups that do not speak HTTP");
            }
            return null;
        }
        return Given.oneOf(Objects.requireNonNullElse(given, "HTTP1"), VERSIONS, "protocolVersion");
    }
}
