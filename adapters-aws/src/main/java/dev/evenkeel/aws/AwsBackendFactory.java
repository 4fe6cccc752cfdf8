package dev.evenkeel.aws;

import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.spi.BackendFactory;
import java.util.List;

/**
 * Opens the backend {@code aws}.
 *
 * <p>The account of the context is not used: whose account it is follows from the credentials. Its region is the last
 * one asked for, after the option and what the AWS SDK finds in the environment and in the profile.
 */
public final class AwsBackendFactory implements BackendFactory {

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public List<String> options() {
        return AwsOptions.MEANINGS;
    }

    @Override
    public Backend open(BackendContext context) {
        AwsOptions options = AwsOptions.of(context.options(), System.getenv());
        return AwsBackend.open(
                options, Regions.find(options, context.scope().region()), Credentials.find(options), Attempts.usual());
    }
}
