package dev.evenkeel.sim;

import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a container's health check says, by how long the container has run since it was started or restarted. A container
 * without a check says nothing, whatever its labels are.
 *
 * @param course {@code dev.evenkeel.sim.health}
 * @param healthyAfter {@code dev.evenkeel.sim.healthy-after-seconds}; the check's first interval when absent
 * @param unhealthyAfter {@code dev.evenkeel.sim.unhealthy-after-seconds}: UNHEALTHY from then on; null for never
 * @param givesUpAfter when a check that never succeeded counts as failed: its start period and then as many intervals as
 *     it has retries
 * @param flap {@code dev.evenkeel.sim.flap-seconds}: how long each state lasts when it flaps; 30 when absent
 */
record HealthScript(
        Course course, Duration healthyAfter, @Nullable Duration unhealthyAfter, Duration givesUpAfter, Duration flap) {
    /** ECS's defaults. */
    private static final int INTERVAL = 30;

    private static final int RETRIES = 3;
    private static final Duration FLAP = Duration.ofSeconds(30);

    /** The shapes that a container's health can have over time. */
    enum Course {
        /** HEALTHY once it has started up, until it is scripted to be UNHEALTHY. */
        GOOD,
        /** Never HEALTHY: UNHEALTHY as soon as the check gives up. */
        NEVER,
        /** The check never answers: UNKNOWN for ever. */
        SILENT,
        /** HEALTHY once it has started up, then UNHEALTHY and HEALTHY in turn. */
        FLAPS
    }

    static HealthScript of(ContainerDefinition container, SimLabels labels) {
        HealthCheck check = container.healthCheck();
        if (check == null) {
            return new HealthScript(Course.SILENT, Duration.ZERO, null, Duration.ZERO, FLAP);
        }
        int interval = Objects.requireNonNullElse(check.interval(), INTERVAL);
        int retries = Objects.requireNonNullElse(check.retries(), RETRIES);
        int startPeriod = Objects.requireNonNullElse(check.startPeriod(), 0);
        Duration own = labels.seconds("flap-seconds");
        return new HealthScript(
                labels.choice("health", Course.class, Course.GOOD),
                Objects.requireNonNullElse(labels.seconds("healthy-after-seconds"), Duration.ofSeconds(interval)),
                labels.seconds("unhealthy-after-seconds"),
                Duration.ofSeconds(startPeriod + (long) interval * retries),
                own == null || own.isZero() ? FLAP : own);
    }

    /** What the check says of a container of this age. */
    HealthStatus at(Duration age) {
        boolean up = age.compareTo(healthyAfter) >= 0;
        return switch (course) {
            case SILENT -> HealthStatus.UNKNOWN;
            case NEVER -> age.compareTo(givesUpAfter) >= 0 ? HealthStatus.UNHEALTHY : HealthStatus.UNKNOWN;
            case GOOD ->
                unhealthyAfter != null && age.compareTo(unhealthyAfter) >= 0
                        ? HealthStatus.UNHEALTHY
                        : up ? HealthStatus.HEALTHY : HealthStatus.UNKNOWN;
            case FLAPS ->
                !up
                        ? HealthStatus.UNKNOWN
                        : age.minus(healthyAfter).dividedBy(flap) % 2 == 0
                                ? HealthStatus.HEALTHY
                                : HealthStatus.UNHEALTHY;
        };
    }

    /** The age at which it may say something else than at this age; empty when it never will. */
    Optional<Duration> nextChange(Duration age) {
        Stream<Duration> ages = switch (course) {
            case SILENT -> Stream.of();
            case NEVER -> Stream.of(givesUpAfter);
            case GOOD -> Stream.of(healthyAfter, unhealthyAfter == null ? healthyAfter : unhealthyAfter);
            case FLAPS ->
                Stream.of(
                        age.compareTo(healthyAfter) < 0
                                ? healthyAfter
                                : healthyAfter.plus(flap.multipliedBy(
                                        age.minus(healthyAfter).dividedBy(flap) + 1)));
        };
        return ages.filter(each -> each.compareTo(age) > 0).min(Duration::compareTo);
    }
}
