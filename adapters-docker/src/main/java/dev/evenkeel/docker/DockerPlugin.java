package dev.evenkeel.docker;

import dev.evenkeel.core.spi.BackendFactory;
import dev.evenkeel.core.spi.Plugin;
import java.util.List;

/** Brings the backend {@code docker}. */
public final class DockerPlugin implements Plugin {

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public String version() {
        String version = DockerPlugin.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public List<BackendFactory> backends() {
        return List.of(new DockerBackendFactory());
    }
}
