package dev.evenkeel.router.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Targets that do the same work.
 *
 * @param deregistrationDelay how long requests under way may take once a target leaves; 0 s to 1 h
 * @param slowStart how long a target that has become healthy gets less than its share; zero for none
 * @param stickiness how long a client stays with its target; null when each request is for itself
 */
public record TargetGroup(
        String arn,
        HealthCheck healthCheck,
        Duration deregistrationDelay,
        Duration slowStart,
        @Nullable Duration stickiness,
        Algorithm algorithm) {

    /** How the target of a request is chosen. */
    public enum Algorithm {
        ROUND_ROBIN,
        LEAST_OUTSTANDING_REQUESTS
    }

    /** As Elastic Load Balancing has it when nothing was asked for. */
    public static TargetGroup usual(String arn, HealthCheck healthCheck) {
        return new TargetGroup(arn, healthCheck, Duration.ofMinutes(5), Duration.ZERO, null, Algorithm.ROUND_ROBIN);
    }
}
