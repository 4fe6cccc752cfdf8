package dev.evenkeel.cli.ecs;

import dev.evenkeel.cli.syntax.Option;
import java.util.List;

/** The options of every command that asks an endpoint. */
public final class ConnectionOptions {
    /** Where ECS is. */
    public static final Option ENDPOINT = Option.withValue(
            "--endpoint",
            "URL",
            "The ECS endpoint; 'aws' is Amazon's own. Default: $EVENKEEL_ENDPOINT, $AWS_ENDPOINT_URL_ECS,"
                    + " $AWS_ENDPOINT_URL, then http://127.0.0.1:4566.");
    /** The region that requests are signed for. */
    public static final Option REGION = Option.withValue(
            "--region",
            "REGION",
            "The AWS region. Default: $AWS_REGION, $AWS_DEFAULT_REGION, the profile's, then us-east-1.");
    /** The cluster. */
    public static final Option CLUSTER = Option.withValue(
            "--cluster", "CLUSTER", "The cluster, by name or ARN. Default: $EVENKEEL_CLUSTER, then 'default'.");
    /** The profile in the shared files. */
    public static final Option PROFILE = Option.withValue(
            "--profile",
            "NAME",
            "The profile in ~/.aws/credentials and ~/.aws/config to sign with. Default: $AWS_PROFILE, then 'default'.");
    /** Output for programs. */
    public static final Option JSON = Option.flag("--json", "Print JSON for programs instead of text for people.");
    /** Times in UTC. */
    public static final Option UTC = Option.flag("--utc", "Print times in UTC instead of local time.");

    /** All of them, in the order of the help page. */
    public static final List<Option> ALL = List.of(ENDPOINT, REGION, CLUSTER, PROFILE, JSON, UTC);

    private ConnectionOptions() {}
}
