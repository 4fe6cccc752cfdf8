package dev.evenkeel.aws;

import dev.evenkeel.core.spi.BackendException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** Finds the region to work in. */
final class Regions {
    private static final Pattern NAME = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}");

    private Regions() {}

    /**
     * The region that is asked for, else the one of the environment or profile, else {@code last}.
     *
     * @throws BackendException when it cannot be a region's name, since it becomes part of a host name
     */
    static Region find(AwsOptions options, String last) {
        String asked = options.region();
        String found = asked == null ? configured(options) : asked;
        String name = found == null ? last : found;
        if (!NAME.matcher(name).matches()) {
            throw new BackendException("Region '" + name + "' is no region's name; give one such as eu-west-1.");
        }
        return Region.of(name);
    }

    private static @Nullable String configured(AwsOptions options) {
        try {
            return chain(options).getRegion().id();
        } catch (SdkClientException nothingConfigured) {
            return null;
        }
    }

    private static AwsRegionProvider chain(AwsOptions options) {
        if (options.staysHere()) {
            // The whole chain ends with a question to the EC2 instance we may be on: seconds, for a local endpoint.
            return new AwsRegionProviderChain(
                    new SystemSettingsRegionProvider(),
                    options.profile() == null
                            ? new AwsProfileRegionProvider()
                            : new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, options.profile()));
        }
        DefaultAwsRegionProviderChain.Builder whole = DefaultAwsRegionProviderChain.builder();
        if (options.profile() != null) {
            whole.profileName(options.profile());
        }
        return whole.build();
    }
}
