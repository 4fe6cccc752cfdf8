package dev.evenkeel.cli.command;

import dev.evenkeel.cli.deploy.Farewell;
import dev.evenkeel.cli.deploy.Follower;
import dev.evenkeel.cli.deploy.Goal;
import dev.evenkeel.cli.deploy.Verdict;
import dev.evenkeel.cli.deploy.Watcher;
import dev.evenkeel.cli.ecs.ConnectionOptions;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Durations;
import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import java.util.List;

/** {@code evenkeel scale SERVICE COUNT}. */
final class ScaleCommand implements Command {
    private static final Option WAIT = Option.flag("--wait", "Follow until as many tasks run as are desired.");

    @Override
    public Syntax syntax() {
        return new Syntax(
                "scale",
                Commands.summary("scale"),
                List.of(
                        "Sets the service's desired count and changes nothing else. Where auto scaling is registered for the"
                                + " service, it may set another count later."),
                List.of(
                        Operand.required("SERVICE", "The service, by name or ARN."),
                        Operand.required("COUNT", "How many tasks, 0 or more.")),
                List.of(WAIT, FollowOptions.TIMEOUT, FollowOptions.POLL),
                ConnectionOptions.ALL,
                List.of(new Syntax.Example(
                        "evenkeel scale web 5 --wait", "five tasks, and back at the prompt when they run")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        int count = arguments.countOperand(1, "COUNT");
        ClusterCommand command = ClusterCommand.of(arguments, shell);
        FollowOptions options = FollowOptions.of(arguments, command.cluster());
        JsonObject before = command.cluster().service(arguments.operand(0));
        String name = before.text("serviceName", arguments.operand(0));
        JsonObject now = command.cluster()
                .call(
                        "UpdateService",
                        command.cluster().request().with("service", name).with("desiredCount", count))
                .object("service");
        if (!command.json()) {
            command.say("service " + PlainText.line(name) + ": desired count " + before.count("desiredCount") + " -> "
                    + count);
        }
        Verdict verdict = new Verdict.Waiting();
        if (arguments.has(WAIT)) {
            Watcher watcher = command.json() ? Watcher.blind() : Watcher.of(shell, command.moments());
            Follower follower = new Follower(command.cluster(), shell.pace(), watcher, before);
            verdict = Farewell.during(
                    shell,
                    "stopped watching; the desired count stays " + count,
                    () -> follower.follow(name, Goal.counts(name), options.poll(), options.timeout()));
            now = follower.last();
        }
        return report(command, before, now, name, verdict, options);
    }

    private static int report(
            ClusterCommand command,
            JsonObject before,
            JsonObject now,
            String name,
            Verdict verdict,
            FollowOptions options) {
        boolean reached = verdict instanceof Verdict.Reached;
        if (command.json()) {
            command.print(command.answer()
                    .with("service", name)
                    .with("previous", before.count("desiredCount"))
                    .with("desired", now.count("desiredCount"))
                    .with("running", now.count("runningCount"))
                    .with("pending", now.count("pendingCount"))
                    .with("settled", reached));
        }
        if (!command.arguments().has(WAIT)) {
            return ExitCode.OK;
        }
        return switch (verdict) {
            case Verdict.Reached done -> {
                if (!command.json()) {
                    command.say(new Style(command.shell().terminal()).done() + " " + now.count("runningCount") + " of "
                            + now.count("desiredCount") + " running");
                }
                yield ExitCode.OK;
            }
            case Verdict.Failed failed -> throw CommandException.failed("service " + name + ": " + failed.reason());
            case Verdict.Waiting waiting ->
                throw CommandException.failed("after " + Durations.text(options.timeout()) + " only "
                        + now.count("runningCount") + " of " + now.count("desiredCount") + " tasks of service " + name
                        + " run: 'evenkeel events " + name + command.cluster().option() + "' says why");
        };
    }
}
