package dev.evenkeel.aws;

import dev.evenkeel.core.spi.BackendException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** Finds the credentials to sign with. */
final class Credentials {
    private static final AwsBasicCredentials FOR_NOBODY = AwsBasicCredentials.create("test", "test");

    private Credentials() {}

    /**
     * The credentials of the AWS SDK's own chain; those of a profile if one is named, as with the AWS CLI. For an
     * endpoint on this machine made-up ones will do, and no metadata service is asked.
     *
     * @throws BackendException when there are none
     */
    static AwsCredentialsProvider find(AwsOptions options) {
        if (options.staysHere()) {
            return AwsCredentialsProviderChain.of(
                    SystemPropertyCredentialsProvider.create(),
                    EnvironmentVariableCredentialsProvider.create(),
                    options.profile() == null
                            ? ProfileCredentialsProvider.create()
                            : ProfileCredentialsProvider.create(options.profile()),
                    StaticCredentialsProvider.create(FOR_NOBODY));
        }
        return options.profile() == null ? ofChain() : ofProfile(options.profile());
    }

    private static AwsCredentialsProvider ofChain() {
        AwsCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
        try {
            chain.resolveCredentials();
            return chain;
        } catch (SdkException e) {
            throw new BackendException(
                    "No AWS credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile"
                            + " that has them, or give the endpoint of a local ECS.",
                    e);
        }
    }

    private static AwsCredentialsProvider ofProfile(String name) {
        AwsCredentialsProvider profile = ProfileCredentialsProvider.create(name);
        try {
            profile.resolveCredentials();
            return profile;
        } catch (SdkException | IllegalStateException e) {
            throw new BackendException(
                    "Profile '" + name + "' gives no credentials: " + firstLine(e)
                            + " Profiles with access keys or a credential_process work; for others run"
                            + " 'aws configure export-credentials'.",
                    e);
        }
    }

    private static String firstLine(RuntimeException e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return line.endsWith(".") ? line : line + ".";
    }
}
