package dev.evenkeel.core.taskset;

import dev.evenkeel.core.id.ServiceArn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a service whose size and place an outside deployer decides. What it runs, and how its starts go, is the
 * deployment of the same id.
 *
 * @param id {@code ecs-svc/} and 19 digits, which its tasks' startedBy shares
 * @param scale 0 to 100 percent of the service's desired count
 * @param stabilityAt when {@code stability} was found
 */
public record TaskSet(
        String id,
        String taskSetArn,
        ServiceArn serviceArn,
        TaskSetStatus status,
        double scale,
        @Nullable String externalId,
        StabilityStatus stability,
        Instant stabilityAt,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * The tasks it is to have: {@code ceil(desired * scale / 100)} (ECS rounds up here: 1.2 tasks are 2); none when it is
     * DRAINING. Decimal arithmetic, so that 7 percent of 100 are 7 and not 8.
     */
    public int computedDesiredCount(int desired) {
        if (status == TaskSetStatus.DRAINING) {
            return 0;
        }
        return BigDecimal.valueOf(scale)
                .multiply(BigDecimal.valueOf(desired))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
                .intValueExact();
    }

    public TaskSet withScale(double changed, Instant now) {
        return new TaskSet(
                id, taskSetArn, serviceArn, status, changed, externalId, stability, stabilityAt, createdAt, now);
    }

    public TaskSet withStatus(TaskSetStatus changed, Instant now) {
        return new TaskSet(
                id, taskSetArn, serviceArn, changed, scale, externalId, stability, stabilityAt, createdAt, now);
    }

    public TaskSet withStability(StabilityStatus found, Instant now) {
        return new TaskSet(id, taskSetArn, serviceArn, status, scale, externalId, found, now, createdAt, updatedAt);
    }
}
