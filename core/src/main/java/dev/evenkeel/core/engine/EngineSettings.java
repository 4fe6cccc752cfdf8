package dev.evenkeel.core.engine;

import dev.evenkeel.core.id.ArnScope;
import java.time.Duration;
import java.time.Instant;

/**
 * What an engine is set to. {@link #ecs} has ECS's own figures.
 *
 * @param seed of all ids and random choices
 * @param metricPeriod how long the mean of a metric's data point is taken over; 60 s on ECS
 * @param healthyAfter how long a task without any health check must run to count as healthy; 40 s on ECS
 * @param stoppedTasksKept how long a stopped task stays describable; at least 1 h on ECS
 * @param inactiveServicesKept how long a deleted service stays describable; ECS does not say, 24 h here
 */
public record EngineSettings(
        ArnScope scope,
        long seed,
        Duration metricPeriod,
        Duration healthyAfter,
        Duration stoppedTasksKept,
        Duration inactiveServicesKept) {

    public static EngineSettings ecs(ArnScope scope, long seed) {
        return new EngineSettings(
                scope, seed, Duration.ofSeconds(60), Duration.ofSeconds(40), Duration.ofHours(1), Duration.ofHours(24));
    }

    /** When the period of metrics that an instant is in ends: at a whole multiple of its length, as CloudWatch's do. */
    Instant endOfPeriod(Instant now) {
        long length = metricPeriod.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), length) * length + length);
    }

    /** The same with another period of metrics, for worlds in which a minute is too long to wait. */
    public EngineSettings withMetricPeriod(Duration changed) {
        return new EngineSettings(scope, seed, changed, healthyAfter, stoppedTasksKept, inactiveServicesKept);
    }

    /** The same with another time after which an unchecked task counts as healthy. */
    public EngineSettings withHealthyAfter(Duration changed) {
        return new EngineSettings(scope, seed, metricPeriod, changed, stoppedTasksKept, inactiveServicesKept);
    }
}
