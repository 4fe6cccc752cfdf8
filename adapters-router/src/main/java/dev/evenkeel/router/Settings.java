package dev.evenkeel.router;

import dev.evenkeel.router.model.HealthCheck;
import dev.evenkeel.router.model.TargetGroup;
import dev.evenkeel.router.proxy.Limits;
import java.time.Duration;
import java.util.function.Function;

/**
 * How the router behaves.
 *
 * @param host the address that listeners for services take requests at
 * @param targetHost where targets without an address of their own are reached
 * @param firstPort the first of the ports that listeners for services are given
 * @param ports how many of them there are
 * @param loops event loops of the data plane, 1 or more
 * @param usualGroup what a target group is of which nobody has said anything, by its ARN
 * @param emptyFor how long a service's listener stays when the service has no target any more
 */
public record Settings(
        String host,
        String targetHost,
        int firstPort,
        int ports,
        int loops,
        Limits limits,
        Function<String, TargetGroup> usualGroup,
        Duration emptyFor) {
    private static final int MOST_LOOPS = 4;

    /** On loopback, below the ports that Linux gives out by itself. */
    public static Settings local() {
        return new Settings(
                "127.0.0.1",
                "127.0.0.1",
                20_000,
                10_000,
                Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_LOOPS),
                Limits.usual(),
                arn -> new TargetGroup(
                        arn,
                        HealthCheck.lenient(),
                        Duration.ofSeconds(30),
                        Duration.ZERO,
                        null,
                        TargetGroup.Algorithm.ROUND_ROBIN),
                Duration.ofMinutes(1));
    }

    public Settings withTargetHost(String other) {
        return new Settings(host, other, firstPort, ports, loops, limits, usualGroup, emptyFor);
    }

    public Settings withLimits(Limits other) {
        return new Settings(host, targetHost, firstPort, ports, loops, other, usualGroup, emptyFor);
    }

    public Settings withUsualGroup(Function<String, TargetGroup> other) {
        return new Settings(host, targetHost, firstPort, ports, loops, limits, other, emptyFor);
    }
}
