package dev.evenkeel.aws;

import dev.evenkeel.core.spi.BackendFactory;
import dev.evenkeel.core.spi.Plugin;
import java.util.List;

/** Brings the backend {@code aws}. */
public final class AwsPlugin implements Plugin {

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public String version() {
        String version = AwsPlugin.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public List<BackendFactory> backends() {
        return List.of(new AwsBackendFactory());
    }
}
