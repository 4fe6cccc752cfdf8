package dev.evenkeel.testkit;

import dev.evenkeel.core.placement.BuiltInStrategies;
import dev.evenkeel.core.spi.PlacementStrategy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** The strategies of ECS keep the contract that plugins must keep. */
class BuiltInStrategiesTest {

    private static PlacementStrategy named(String name) {
        return new BuiltInStrategies()
                .placementStrategies().stream()
                        .filter(strategy -> strategy.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    @Nested
    class RandomStrategy extends PlacementStrategyContract {
        @Override
        protected PlacementStrategy strategy() {
            return named("random");
        }

        @Override
        protected List<@Nullable String> fields() {
            return Collections.singletonList(null);
        }
    }

    @Nested
    class SpreadStrategy extends PlacementStrategyContract {
        @Override
        protected PlacementStrategy strategy() {
            return named("spread");
        }

        @Override
        protected List<@Nullable String> fields() {
            return Arrays.asList("instanceId", "attribute:ecs.availability-zone", "attribute:stack");
        }
    }

    @Nested
    class BinpackStrategy extends PlacementStrategyContract {
        @Override
        protected PlacementStrategy strategy() {
            return named("binpack");
        }

        @Override
        protected List<@Nullable String> fields() {
            return Arrays.asList("cpu", "memory");
        }
    }
}
