package dev.evenkeel.sim;

import dev.evenkeel.core.spi.BackendFactory;
import dev.evenkeel.core.spi.Plugin;
import java.util.List;

/** Brings the simulator. */
public final class SimPlugin implements Plugin {

    @Override
    public String name() {
        return "sim";
    }

    @Override
    public String version() {
        return "0.1.0";
    }

    @Override
    public List<BackendFactory> backends() {
        return List.of(new SimBackendFactory());
    }
}
