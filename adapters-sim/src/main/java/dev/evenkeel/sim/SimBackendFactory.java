package dev.evenkeel.sim;

import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.spi.BackendFactory;
import java.util.List;

/** Opens the simulator, {@code --backend sim}. */
public final class SimBackendFactory implements BackendFactory {

    @Override
    public String name() {
        return "sim";
    }

    @Override
    public List<String> options() {
        return WorldSettings.options();
    }

    @Override
    public Backend open(BackendContext context) {
        return new SimBackend(context);
    }
}
