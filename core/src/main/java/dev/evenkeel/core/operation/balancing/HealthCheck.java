package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.api.balancing.CreateTargetGroupRequest;
import dev.evenkeel.core.api.balancing.ModifyTargetGroupRequest;
import dev.evenkeel.core.balancing.LoadBalancerKind;
import dev.evenkeel.core.balancing.Matcher;
import dev.evenkeel.core.balancing.TargetGroup;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request says of the health check of a target group; what is null stays as it is. */
record HealthCheck(
        @Nullable String protocol,
        @Nullable String port,
        @Nullable Boolean enabled,
        @Nullable String path,
        @Nullable Integer interval,
        @Nullable Integer timeout,
        @Nullable Integer healthyThreshold,
        @Nullable Integer unhealthyThreshold,
        @Nullable Matcher matcher) {
    private static final List<String> FOR_HTTP = List.of("HTTP", "HTTPS");
    private static final List<String> FOR_CONNECTIONS = List.of("HTTP", "HTTPS", "TCP");
    private static final Pattern PORT = Pattern.compile("traffic-port|[1-9][0-9]{0,4}");
    private static final Pattern CODES =
            Pattern.compile("[2-5][0-9]{2}(-[2-5][0-9]{2})?(,[2-5][0-9]{2}(-[2-5][0-9]{2})?)*");
    private static final Pattern GRPC_CODES = Pattern.compile("[0-9]{1,2}(-[0-9]{1,2})?(,[0-9]{1,2}(-[0-9]{1,2})?)*");
    private static final int LONGEST_PATH = 1_024;

    static HealthCheck of(CreateTargetGroupRequest request) {
        return new HealthCheck(
                request.healthCheckProtocol(),
                request.healthCheckPort(),
                request.healthCheckEnabled(),
                request.healthCheckPath(),
                request.healthCheckIntervalSeconds(),
                request.healthCheckTimeoutSeconds(),
                request.healthyThresholdCount(),
                request.unhealthyThresholdCount(),
                request.matcher());
    }

    static HealthCheck of(ModifyTargetGroupRequest request) {
        return new HealthCheck(
                request.healthCheckProtocol(),
                request.healthCheckPort(),
                request.healthCheckEnabled(),
                request.healthCheckPath(),
                request.healthCheckIntervalSeconds(),
                request.healthCheckTimeoutSeconds(),
                request.healthyThresholdCount(),
                request.unhealthyThresholdCount(),
                request.matcher());
    }

    /** The timeout of checks when none is given: ELB has 5 s for Application Load Balancers, else 6 s, or 10 s for TCP. */
    static int standardTimeout(LoadBalancerKind kind, String checkProtocol) {
        return kind == LoadBalancerKind.APPLICATION ? 5 : checkProtocol.equals("HTTP") ? 6 : 10;
    }

    /** The target group with its health check changed so. */
    TargetGroup on(TargetGroup before) {
        LoadBalancerKind kind = LoadBalancerKind.of(before);
        boolean grpc = "GRPC".equals(before.protocolVersion());
        String checked = Given.oneOf(
                Objects.requireNonNullElse(protocol, before.healthCheckProtocol()),
                kind == LoadBalancerKind.APPLICATION ? FOR_HTTP : FOR_CONNECTIONS,
                "healthCheckProtocol");
        if (Boolean.FALSE.equals(enabled)) {
            throw Refusals.invalidConfiguration("Health check enabled must be true for target groups with target type '"
                    + before.targetType() + "'");
        }
        if (port != null && (!PORT.matcher(port).matches() || (isNumber(port) && Integer.parseInt(port) > 65_535))) {
            throw Refusals.validation("Health check port '" + Given.shortened(port)
                    + "' must be 'traffic-port' or a number from 1 to 65535");
        }
        int every = Given.between(
                Objects.requireNonNullElse(interval, before.healthCheckIntervalSeconds()),
                5,
                300,
                "healthCheckIntervalSeconds");
        int within = Given.between(
                Objects.requireNonNullElse(timeout, before.healthCheckTimeoutSeconds()),
                2,
                120,
                "healthCheckTimeoutSeconds");
        if (within >= every && (interval != null || timeout != null)) {
            throw Refusals.validation(
                    "Health check timeout '" + within + "' must be smaller than the interval '" + every + "'");
        }
        return new TargetGroup(
                before.targetGroupArn(),
                before.targetGroupName(),
                before.protocol(),
                before.port(),
                before.vpcId(),
                checked,
                Objects.requireNonNullElse(port, before.healthCheckPort()),
                true,
                every,
                within,
                Given.between(
                        Objects.requireNonNullElse(healthyThreshold, before.healthyThresholdCount()),
                        2,
                        10,
                        "healthyThresholdCount"),
                Given.between(
                        Objects.requireNonNullElse(unhealthyThreshold, before.unhealthyThresholdCount()),
                        2,
                        10,
                        "unhealthyThresholdCount"),
                path(before, checked, grpc),
                matcher(before, checked, kind, grpc),
                List.of(),
                before.targetType(),
                before.protocolVersion(),
                before.ipAddressType());
    }

    private @Nullable String path(TargetGroup before, String checked, boolean grpc) {
        if (checked.equals("TCP")) {
            if (path != null && !path.isEmpty()) {
                throw Refusals.invalidConfiguration(
                        "Health check path is not supported for health checks with protocol 'TCP'");
            }
            return null;
        }
        if (path != null && (!path.startsWith("/") || path.length() > LONGEST_PATH)) {
            throw Refusals.validation("Health check path '" + Given.shortened(path)
                    + "' must begin with '/' and have at most " + LONGEST_PATH + " characters");
        }
        String standard = grpc ? "/AWS.ALB/healthcheck" : "/";
        return Objects.requireNonNullElse(path, Objects.requireNonNullElse(before.healthCheckPath(), standard));
    }

    private @Nullable Matcher matcher(TargetGroup before, String checked, LoadBalancerKind kind, boolean grpc) {
        if (checked.equals("TCP")) {
            if (matcher != null) {
                throw Refusals.invalidConfiguration("Matchers are not supported for health checks with protocol 'TCP'");
            }
            return null;
        }
        if (matcher != null) {
            String codes = grpc ? matcher.grpcCode() : matcher.httpCode();
            if (codes == null || !(grpc ? GRPC_CODES : CODES).matcher(codes).matches()) {
                throw Refusals.validation("Health check matcher "
                        + (grpc
                                ? "GrpcCode must be like 0, 0-99 or 0,12"
                                : "HttpCode must be like 200, 200-299 or 200,202"));
            }
            return matcher;
        }
        String standard = grpc ? "12" : kind == LoadBalancerKind.APPLICATION ? "200" : "200-399";
        return before.matcher() != null
                ? before.matcher()
                : grpc ? new Matcher(null, standard) : new Matcher(standard, null);
    }

    private static boolean isNumber(String text) {
        return Character.isDigit(text.charAt(0));
    }
}
