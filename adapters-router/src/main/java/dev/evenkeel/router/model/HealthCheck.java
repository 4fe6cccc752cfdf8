package dev.evenkeel.router.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a target is found healthy or not. The first verdict on a new target takes one success, as with an Application Load
 * Balancer, or {@code unhealthyThreshold} failures.
 *
 * @param protocol HTTP asks for {@code path}; TCP is content with a connection
 * @param port null for the port on which the target takes requests
 * @param initialInterval between checks of a target on which there is no verdict yet
 * @param interval between checks of all others
 * @param timeout after which a check has failed, connecting and answering together
 * @param matcher which status codes are a success
 */
public record HealthCheck(
        ListenerProtocol protocol,
        @Nullable Integer port,
        String path,
        Duration initialInterval,
        Duration interval,
        Duration timeout,
        int healthyThreshold,
        int unhealthyThreshold,
        Matcher matcher) {

    /** {@code GET /} every 30 s, as Elastic Load Balancing does when nothing was asked for. */
    public static HealthCheck usual() {
        return new HealthCheck(
                ListenerProtocol.HTTP,
                null,
                "/",
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                5,
                2,
                Matcher.of("200"));
    }

    /**
     * For a target group of which nobody has said how its targets are checked: whoever answers at all, other than with a
     * fault of its own, is healthy. It is quick, since on one machine a check costs nothing and a developer waits for it.
     */
    public static HealthCheck lenient() {
        return new HealthCheck(
                ListenerProtocol.HTTP,
                null,
                "/",
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                2,
                3,
                Matcher.of("200-499"));
    }
}
