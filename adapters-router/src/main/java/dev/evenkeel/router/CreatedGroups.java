package dev.evenkeel.router;

import dev.evenkeel.core.balancing.Attributes;
import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.TargetGroupSettings;
import dev.evenkeel.router.model.HealthCheck;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.model.Matcher;
import dev.evenkeel.router.model.TargetGroup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Target groups that were created by the API of Elastic Load Balancing, in the router's terms. Checks by HTTPS or gRPC are
 * content with a connection here. The first verdict on a target comes fast, as there is nothing to be spared on one machine.
 */
final class CreatedGroups {
    private static final Duration FIRST = Duration.ofSeconds(1);

    private CreatedGroups() {}

    static List<TargetGroup> of(Balancing balancing) {
        return balancing.targetGroups().stream()
                .flatMap(group -> of(balancing, group))
                .toList();
    }

    private static Stream<TargetGroup> of(Balancing balancing, dev.evenkeel.core.balancing.TargetGroup group) {
        SortedMap<String, String> set = balancing.attributes(group.targetGroupArn());
        boolean least = set.getOrDefault("load_balancing.algorithm.type", "").equals("least_outstanding_requests");
        return TargetGroupSettings.of(balancing, group.targetGroupArn()).stream()
                .map(settings -> new TargetGroup(
                        group.targetGroupArn(),
                        healthCheck(group, settings),
                        settings.deregistrationDelay(),
                        settings.slowStart(),
                        stickiness(set),
                        least ? TargetGroup.Algorithm.LEAST_OUTSTANDING_REQUESTS : TargetGroup.Algorithm.ROUND_ROBIN));
    }

    private static HealthCheck healthCheck(
            dev.evenkeel.core.balancing.TargetGroup group, TargetGroupSettings settings) {
        Optional<String> codes = group.healthCheckProtocol().equals("HTTP") && group.matcher() != null
                ? Optional.ofNullable(group.matcher().httpCode())
                : Optional.empty();
        String path = group.healthCheckPath();
        return new HealthCheck(
                codes.isPresent() ? ListenerProtocol.HTTP : ListenerProtocol.TCP,
                group.healthCheckPort().equals("traffic-port") ? null : Integer.valueOf(group.healthCheckPort()),
                path == null ? "/" : path,
                FIRST,
                settings.checkInterval(),
                Duration.ofSeconds(group.healthCheckTimeoutSeconds()),
                settings.healthyThreshold(),
                settings.unhealthyThreshold(),
                Matcher.of(codes.orElse("200")));
    }

    private static @Nullable Duration stickiness(SortedMap<String, String> set) {
        return set.getOrDefault(Attributes.STICKINESS, "false").equals("true")
                ? Duration.ofSeconds(Long.parseLong(set.getOrDefault(Attributes.STICKINESS_DURATION, "86400")))
                : null;
    }
}
