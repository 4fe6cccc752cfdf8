package dev.evenkeel.core.placement;

import dev.evenkeel.core.spi.PlacementStrategy;
import dev.evenkeel.core.spi.Plugin;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The strategies that ECS has: binpack, random and spread. */
public final class BuiltInStrategies implements Plugin {

    /** All of them by their names, in a map of the caller's own. */
    public static SortedMap<String, PlacementStrategy> byName() {
        SortedMap<String, PlacementStrategy> all = new TreeMap<>();
        new BuiltInStrategies().placementStrategies().forEach(strategy -> all.put(strategy.name(), strategy));
        return all;
    }

    @Override
    public String name() {
        return "built-in-strategies";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public List<PlacementStrategy> placementStrategies() {
        return List.of(new BinpackStrategy(), new RandomStrategy(), new SpreadStrategy());
    }
}
