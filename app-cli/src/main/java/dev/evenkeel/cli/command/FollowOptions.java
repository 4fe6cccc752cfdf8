package dev.evenkeel.cli.command;

import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Option;
import java.time.Duration;

/**
 * How long and how often to look.
 *
 * @param poll the pause between looks
 * @param timeout when to stop looking
 */
record FollowOptions(Duration poll, Duration timeout) {
    static final Option TIMEOUT = Option.withValue(
            "--timeout",
            "TIME",
            "How long to follow before giving up with exit code 1, such as 90s or 1h. Default: 10m.");
    static final Option POLL = Option.withValue(
            "--poll", "TIME", "How often to ask, such as 500ms. Default: 250ms on this machine, else 3s.");

    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration SHORTEST_POLL = Duration.ofMillis(10);

    static FollowOptions of(Arguments arguments, Cluster cluster) {
        Duration poll = arguments.duration(POLL, cluster.connection().pollInterval());
        if (poll.compareTo(SHORTEST_POLL) < 0) {
            throw CommandException.badInput("--poll must be 10ms or more");
        }
        return new FollowOptions(poll, arguments.duration(TIMEOUT, USUAL_TIMEOUT));
    }
}
