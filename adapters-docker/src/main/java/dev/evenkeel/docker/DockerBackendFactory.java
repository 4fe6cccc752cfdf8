package dev.evenkeel.docker;

import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.spi.BackendFactory;
import java.util.List;

/** Opens the backend {@code docker}. */
public final class DockerBackendFactory implements BackendFactory {

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public List<String> options() {
        return DockerOptions.MEANINGS;
    }

    @Override
    public Backend open(BackendContext context) {
        return DockerBackend.open(DockerOptions.of(context.options(), System.getenv(), context.identity()), context);
    }
}
