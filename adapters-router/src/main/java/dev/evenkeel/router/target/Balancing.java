package dev.evenkeel.router.target;

import dev.evenkeel.router.model.Action.Forward;
import dev.evenkeel.router.model.Action.WeightedTargetGroup;
import dev.evenkeel.router.model.TargetGroup.Algorithm;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a request.
 *
 * <ol>
 *   <li>A target group, by weight. A group of weight 0 gets nothing, and a group without healthy targets is not replaced
 *       by another: its share is answered 503, as an Application Load Balancer does.
 *   <li>In it the target whose turn it is, or the one with the fewest requests under way.
 *   <li>While a target starts slowly, its share grows from a twentieth to the whole in step with time.
 *   <li>Targets that this request was tried on are passed over.
 * </ol>
 *
 * <p>Shares are not drawn by lot: turns are spread by the golden ratio, so that a share of a tenth is one in about ten
 * from the first requests on.
 */
public final class Balancing {
    private static final double GOLDEN = 0.6180339887498949;
    private static final double SLOWEST = 0.05;

    private Balancing() {}

    /**
     * Step 1.
     *
     * @param turn counts up with each request
     * @return null when no group has any weight
     */
    public static @Nullable String group(Forward forward, int turn) {
        List<WeightedTargetGroup> groups = forward.groups();
        double sum = 0;
        for (WeightedTargetGroup group : groups) {
            sum += group.weight();
        }
        double place = place(turn) * sum;
        for (WeightedTargetGroup group : groups) {
            place -= group.weight();
            if (place < 0) {
                return group.targetGroupArn();
            }
        }
        return null;
    }

    /**
     * Steps 2 to 4.
     *
     * @param tried on which this request has failed
     * @param now by {@link System#nanoTime}
     * @return null when there is none
     */
    public static @Nullable LiveTarget target(Serving serving, Collection<LiveTarget> tried, long now) {
        List<LiveTarget> healthy = serving.healthy();
        int count = healthy.size();
        if (count == 0) {
            return null;
        }
        // A second try is not a turn of its own, else others would get more than theirs.
        int turn = tried.isEmpty()
                ? serving.turn().getAndIncrement()
                : serving.turn().get();
        int first = Math.floorMod(turn, count);
        if (serving.group().algorithm() == Algorithm.LEAST_OUTSTANDING_REQUESTS) {
            return leastBusy(healthy, first, tried);
        }
        if (tried.isEmpty() && !serving.group().slowStart().isZero()) {
            return byRamp(healthy, serving.group().slowStart(), turn, now);
        }
        for (int i = 0; i < count; i++) {
            LiveTarget target = healthy.get((first + i) % count);
            if (!tried.contains(target)) {
                return target;
            }
        }
        return null;
    }

    private static @Nullable LiveTarget leastBusy(List<LiveTarget> healthy, int first, Collection<LiveTarget> tried) {
        LiveTarget best = null;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < healthy.size(); i++) {
            LiveTarget target = healthy.get((first + i) % healthy.size());
            int busy = target.inFlight();
            if (busy < fewest && !tried.contains(target)) {
                best = target;
                fewest = busy;
            }
        }
        return best;
    }

    private static LiveTarget byRamp(List<LiveTarget> healthy, Duration slowStart, int turn, long now) {
        double sum = 0;
        for (LiveTarget target : healthy) {
            sum += weight(target, slowStart, now);
        }
        double place = place(turn) * sum;
        for (LiveTarget target : healthy) {
            place -= weight(target, slowStart, now);
            if (place < 0) {
                return target;
            }
        }
        return healthy.get(healthy.size() - 1);
    }

    private static double weight(LiveTarget target, Duration slowStart, long now) {
        double grown = (now - target.openSince()) / (double) slowStart.toNanos();
        return Math.min(1, Math.max(SLOWEST, grown));
    }

    private static double place(int turn) {
        double spread = Integer.toUnsignedLong(turn) * GOLDEN;
        return spread - Math.floor(spread);
    }
}
