package dev.evenkeel.core.capacity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which capacity provider the next task goes to.
 *
 * <ol>
 *   <li>The provider with a base gets the first {@code base} tasks.
 *   <li>All others are shared by weight: the provider that is furthest below its share; the first in the list among
 *       equals. A provider of weight 0 gets none, unless it is the only one.
 * </ol>
 */
public final class CapacityProviderSplit {

    private CapacityProviderSplit() {}

    /**
     * Chooses for one more task.
     *
     * @param counts how many tasks each provider has already
     * @return empty when none of several providers has a base to fill or a weight
     */
    public static Optional<String> next(
            List<CapacityProviderStrategyItem> strategy, SortedMap<String, Integer> counts) {
        if (strategy.size() == 1) {
            return Optional.ofNullable(strategy.get(0).capacityProvider());
        }
        for (CapacityProviderStrategyItem item : strategy) {
            if (countOf(item, counts) < orZero(item.base())) {
                return Optional.ofNullable(item.capacityProvider());
            }
        }
        CapacityProviderStrategyItem best = null;
        for (CapacityProviderStrategyItem item : strategy) {
            if (orZero(item.weight()) > 0 && (best == null || isFurtherBehind(item, best, counts))) {
                best = item;
            }
        }
        return Optional.ofNullable(best).map(CapacityProviderStrategyItem::capacityProvider);
    }

    /**
     * How many tasks each provider gives up when there are too many: one after the other from the provider that is furthest
     * above its share, and from what a base asks for only when nothing else is left (ECS does not say).
     *
     * @param counts how many tasks each provider has
     * @param excess how many go in all
     */
    public static SortedMap<String, Integer> leaving(
            List<CapacityProviderStrategyItem> strategy, SortedMap<String, Integer> counts, int excess) {
        SortedMap<String, Integer> left = new TreeMap<>(counts);
        SortedMap<String, Integer> leaving = new TreeMap<>();
        for (int i = 0; i < excess; i++) {
            CapacityProviderStrategyItem most = null;
            for (CapacityProviderStrategyItem item : strategy) {
                if (countOf(item, left) > 0 && (most == null || isFurtherAhead(item, most, left))) {
                    most = item;
                }
            }
            if (most == null) {
                return leaving;
            }
            String name = Objects.requireNonNullElse(most.capacityProvider(), "");
            left.merge(name, -1, Integer::sum);
            leaving.merge(name, 1, Integer::sum);
        }
        return leaving;
    }

    /** Compares count / weight of both beyond their bases without dividing; a weight of 0 is the first to be left. */
    private static boolean isFurtherAhead(
            CapacityProviderStrategyItem item, CapacityProviderStrategyItem most, SortedMap<String, Integer> counts) {
        long mine = (long) beyondBase(item, counts) * orZero(most.weight());
        long theirs = (long) beyondBase(most, counts) * orZero(item.weight());
        return beyondBase(item, counts) > 0 && (beyondBase(most, counts) == 0 || mine >= theirs);
    }

    /** Compares (count + 1) / weight of both without dividing, so that nothing is rounded. */
    private static boolean isFurtherBehind(
            CapacityProviderStrategyItem item, CapacityProviderStrategyItem best, SortedMap<String, Integer> counts) {
        long mine = (beyondBase(item, counts) + 1L) * orZero(best.weight());
        long theirs = (beyondBase(best, counts) + 1L) * orZero(item.weight());
        return mine < theirs;
    }

    private static int beyondBase(CapacityProviderStrategyItem item, SortedMap<String, Integer> counts) {
        return Math.max(0, countOf(item, counts) - orZero(item.base()));
    }

    private static int countOf(CapacityProviderStrategyItem item, SortedMap<String, Integer> counts) {
        return counts.getOrDefault(Objects.requireNonNullElse(item.capacityProvider(), ""), 0);
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
