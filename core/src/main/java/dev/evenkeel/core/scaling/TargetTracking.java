package dev.evenkeel.core.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a metric near a target by changing the desired count.
 *
 * <ol>
 *   <li>Two alarms: High when the metric is above the target in 3 of 3 periods, Low when it is below 0.9 times the target
 *       in 15 of 15 (seen on real alarms that target tracking made).
 *   <li>New count: {@code ceil(count * metric / target)}, rounded to the safe side. Out starts from the running count
 *       when that lags behind the desired one (the guide says so), in from the desired one.
 *   <li>Out: when High is in ALARM. Within the scale-out cooldown only to more than the count already asked for, so that
 *       growth on its way counts in.
 *   <li>In: when Low is in ALARM, unless it is switched off, a deployment is under way, or less than the scale-in
 *       cooldown has passed since the last change.
 *   <li>Missing data never scales anything.
 * </ol>
 */
public final class TargetTracking {
    private static final AlarmState ALARM = AlarmState.ALARM;
    private static final int DEFAULT_COOLDOWN_SECONDS = 300;
    private static final double LOW_SHARE = 0.9;

    private final double target;
    private final TargetTrackingConfiguration configuration;

    public TargetTracking(TargetTrackingConfiguration configuration) {
        this.configuration = configuration;
        this.target = Objects.requireNonNull(configuration.targetValue());
    }

    /** The history with one more point, and both alarms as they are after it. */
    public ScalingHistory observe(ScalingHistory history, OptionalDouble point) {
        ScalingHistory longer = new ScalingHistory(
                history.pointsAnd(point),
                history.high(),
                history.low(),
                history.lastScaleOutAt(),
                history.lastScaleInAt());
        AlarmRule high = new AlarmRule(3, 3, value -> value > target);
        AlarmRule low = new AlarmRule(15, 15, value -> value < LOW_SHARE * target);
        return new ScalingHistory(
                longer.points(),
                high.evaluate(longer.points(), history.high()),
                low.evaluate(longer.points(), history.low()),
                history.lastScaleOutAt(),
                history.lastScaleInAt());
    }

    /** The larger count to go to; empty when there is no reason to grow. */
    public OptionalInt scaleOut(ScalingHistory history, int desired, int running, Instant now) {
        OptionalDouble metric = newest(history);
        if (history.high() != ALARM || metric.isEmpty()) {
            return OptionalInt.empty();
        }
        int base = Math.max(1, Math.min(desired, running));
        int wanted = (int) Math.min(Integer.MAX_VALUE, Math.ceil(base * metric.getAsDouble() / target));
        // While a scale-out cools down, the metric still shows the time before it: only a step that goes beyond what
        // was
        // asked for already, worked out from the tasks that run, is larger.
        boolean cooling = isWithin(history.lastScaleOutAt(), cooldown(configuration.scaleOutCooldown()), now);
        boolean grows = wanted > desired && (!cooling || running >= desired);
        return grows ? OptionalInt.of(wanted) : OptionalInt.empty();
    }

    /** The smaller count to go to; empty when there is no reason to shrink. */
    public OptionalInt scaleIn(ScalingHistory history, int desired, boolean deploying, Instant now) {
        OptionalDouble metric = newest(history);
        if (history.low() != ALARM
                || metric.isEmpty()
                || deploying
                || Boolean.TRUE.equals(configuration.disableScaleIn())) {
            return OptionalInt.empty();
        }
        Duration cooldown = cooldown(configuration.scaleInCooldown());
        if (isWithin(history.lastScaleInAt(), cooldown, now) || isWithin(history.lastScaleOutAt(), cooldown, now)) {
            return OptionalInt.empty();
        }
        int wanted = (int) Math.ceil(desired * metric.getAsDouble() / target);
        return wanted < desired ? OptionalInt.of(wanted) : OptionalInt.empty();
    }

    private static OptionalDouble newest(ScalingHistory history) {
        return history.points().isEmpty()
                ? OptionalDouble.empty()
                : history.points().get(history.points().size() - 1);
    }

    private static Duration cooldown(@Nullable Integer seconds) {
        return Duration.ofSeconds(seconds == null ? DEFAULT_COOLDOWN_SECONDS : seconds);
    }

    private static boolean isWithin(@Nullable Instant last, Duration cooldown, Instant now) {
        return last != null && now.isBefore(last.plus(cooldown));
    }
}
