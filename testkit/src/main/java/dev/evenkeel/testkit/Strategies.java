package dev.evenkeel.testkit;

import dev.evenkeel.core.placement.BuiltInStrategies;
import dev.evenkeel.core.spi.PlacementStrategy;
import java.util.SortedMap;

/** Placement strategies for engines in tests. */
public final class Strategies {
    private Strategies() {}

    /** The ones that ECS has, and others beside them. */
    public static SortedMap<String, PlacementStrategy> builtInAnd(PlacementStrategy... others) {
        SortedMap<String, PlacementStrategy> all = BuiltInStrategies.byName();
        for (PlacementStrategy strategy : others) {
            all.put(strategy.name(), strategy);
        }
        return all;
    }
}
