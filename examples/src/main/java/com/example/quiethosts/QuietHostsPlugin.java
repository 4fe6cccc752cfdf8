package com.example.quiethosts;

import dev.evenkeel.core.spi.PlacementStrategy;
import dev.evenkeel.core.spi.Plugin;
import java.util.List;

/** The entry that {@code META-INF/services/dev.evenkeel.core.spi.Plugin} names. */
public final class QuietHostsPlugin implements Plugin {

    @Override
    public String name() {
        return "quiet-hosts";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public List<PlacementStrategy> placementStrategies() {
        return List.of(new QuietHosts());
    }
}
