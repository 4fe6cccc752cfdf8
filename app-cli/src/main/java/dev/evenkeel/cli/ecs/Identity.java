package dev.evenkeel.cli.ecs;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Letters;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and for which region. A profile that was named wins over keys in the environment, as in the AWS CLI.
 *
 * @param credentials what requests are signed with
 * @param region the region of the signature, and of Amazon's own endpoints
 */
record Identity(Credentials credentials, String region) {
    private static final String USUAL_REGION = "us-east-1";

    /**
     * Finds keys and region.
     *
     * @param trusted the endpoint is on this machine: a dummy key will do when there is none
     * @param realAws the endpoint is Amazon's: the region must be known
     */
    static Identity of(Arguments arguments, Shell shell, boolean trusted, boolean realAws) {
        String named = arguments.value(ConnectionOptions.PROFILE);
        Credentials fromEnvironment = named == null ? environmentKeys(shell) : null;
        String region = arguments.value(ConnectionOptions.REGION);
        if (region == null) {
            region = shell.firstVariable("AWS_REGION", "AWS_DEFAULT_REGION");
        }
        if (fromEnvironment != null && region != null) {
            return new Identity(fromEnvironment, checked(region));
        }
        String profile = named == null ? shell.firstVariable("AWS_PROFILE", "AWS_DEFAULT_PROFILE") : named;
        SharedFiles files = SharedFiles.read(shell, profile == null ? "default" : profile);
        if (named != null && !files.found()) {
            throw CommandException.badInput("there is no profile '" + named
                    + "' in ~/.aws/config or ~/.aws/credentials: add it with 'aws configure" + " --profile " + named
                    + "'");
        }
        if (region == null) {
            region = files.setting("region");
        }
        if (region == null && realAws) {
            throw CommandException.badInput("no region is set: pass --region, or set AWS_REGION");
        }
        Credentials keys = fromEnvironment != null ? fromEnvironment : profileKeys(files);
        if (keys == null && !trusted) {
            throw noKeys(files, profile);
        }
        return new Identity(keys == null ? Credentials.DUMMY : keys, checked(region == null ? USUAL_REGION : region));
    }

    private static @Nullable Credentials environmentKeys(Shell shell) {
        String id = shell.variable("AWS_ACCESS_KEY_ID");
        String secret = shell.variable("AWS_SECRET_ACCESS_KEY");
        return id == null || secret == null ? null : new Credentials(id, secret, shell.variable("AWS_SESSION_TOKEN"));
    }

    private static @Nullable Credentials profileKeys(SharedFiles files) {
        String id = files.setting("aws_access_key_id");
        String secret = files.setting("aws_secret_access_key");
        return id == null || secret == null ? null : new Credentials(id, secret, files.setting("aws_session_token"));
    }

    private static CommandException noKeys(SharedFiles files, @Nullable String profile) {
        String source = files.keySource();
        String option = profile == null ? "" : " --profile " + profile;
        if (source != null) {
            return CommandException.badInput(
                    "profile '" + (profile == null ? "default" : profile) + "' gets its keys by "
                            + source + ", which evenkeel does not follow: run eval \"$(aws configure export-credentials"
                            + option
                            + " --format env)\" first");
        }
        return CommandException.badInput("no AWS credentials found to sign with: set AWS_ACCESS_KEY_ID and"
                + " AWS_SECRET_ACCESS_KEY, or pass --profile");
    }

    /** A region becomes part of a host name, so nothing but the letters of one may pass. */
    private static String checked(String region) {
        boolean plain = Letters.all(region, c -> (c >= 'a' && c <= 'z') || Letters.isDigit(c) || c == '-');
        if (region.isEmpty() || region.length() > 32 || !plain) {
            throw CommandException.badInput("'" + region + "' is no region: one looks like us-east-1");
        }
        return region;
    }
}
