package dev.evenkeel.core.scaling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a policy has seen and done.
 *
 * @param points the newest data points, oldest first, one a period; empty where no data came; at most {@value #POINTS_KEPT}
 * @param lastScaleOutAt when it last made the service larger, null for never
 * @param lastScaleInAt when it last made it smaller
 */
public record ScalingHistory(
        List<OptionalDouble> points,
        AlarmState high,
        AlarmState low,
        @Nullable Instant lastScaleOutAt,
        @Nullable Instant lastScaleInAt) {

    /** Enough for 15 of 15 and the few points beyond that CloudWatch looks back when some are missing. */
    public static final int POINTS_KEPT = 20;

    /** What a policy starts with. */
    public static final ScalingHistory NONE =
            new ScalingHistory(List.of(), AlarmState.INSUFFICIENT_DATA, AlarmState.INSUFFICIENT_DATA, null, null);

    public ScalingHistory {
        points = List.copyOf(points);
    }

    /** The points with one more, the oldest dropped when there are too many. */
    public List<OptionalDouble> pointsAnd(OptionalDouble point) {
        List<OptionalDouble> all = new ArrayList<>(points);
        all.add(point);
        return all.size() > POINTS_KEPT ? all.subList(all.size() - POINTS_KEPT, all.size()) : all;
    }
}
