package dev.evenkeel.core.placement;

import dev.evenkeel.core.spi.PlacementStrategy;
import dev.evenkeel.core.spi.Plugin;
import java.util.List;

/** The strategies that ECS has: binpack, random and spread. */
public final class BuiltInStrategies implements Plugin {

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
