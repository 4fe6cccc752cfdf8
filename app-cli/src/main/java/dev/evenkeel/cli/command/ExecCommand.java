package dev.evenkeel.cli.command;

import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.ecs.ConnectionOptions;
import dev.evenkeel.cli.ecs.TaskName;
import dev.evenkeel.cli.exec.CommandClient;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import dev.evenkeel.core.task.CommandLine;
import dev.evenkeel.wire.session.SessionJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code evenkeel exec TASK|SERVICE -- COMMAND...}. */
final class ExecCommand implements Command {
    private static final Option CONTAINER =
            Option.withValue("--container", "NAME", "The container. Needed only if the task has several.");
    private static final Option INTERACTIVE =
            Option.flag("--interactive", "-i", "Pass standard input on to the command.");
    private static final Option TTY = Option.flag(
            "--tty", "-t", "Give the command a terminal, this one: for shells and editors. Passes input on as well.");

    @Override
    public Syntax syntax() {
        return new Syntax(
                "exec",
                Commands.summary("exec"),
                List.of(
                        "The command runs as root beside the container's own process, in a task that was started with"
                                + " enableExecuteCommand. Its exit code becomes this command's. There is no shell unless you name"
                                + " one: -- sh -c 'echo $HOME'.",
                        "Of a service, the task with the lowest id that runs is taken. Write -- before a command that has"
                                + " options."),
                List.of(
                        Operand.required(
                                "TASK|SERVICE", "A task by ARN, id or the beginning of its id, or a service by name."),
                        Operand.words("COMMAND", "The program and its arguments.")),
                List.of(CONTAINER, INTERACTIVE, TTY),
                ConnectionOptions.ALL,
                List.of(
                        new Syntax.Example("evenkeel exec web -t -- sh", "a shell in a task of web"),
                        new Syntax.Example(
                                "evenkeel exec 1a2b3c4d --container db -i -- psql < dump.sql",
                                "feeds a file to a program")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        ClusterCommand command = ClusterCommand.of(arguments, shell);
        Cluster cluster = command.cluster();
        if (cluster.isRealAws()) {
            throw CommandException.badInput("sessions in Amazon ECS are joined by AWS's own tools:"
                    + " 'aws ecs execute-command', with the session-manager-plugin");
        }
        JsonObject request = cluster.request()
                .with("task", task(cluster, arguments.operand(0)))
                .with("command", CommandLine.of(arguments.operandsFrom(1)))
                .with("interactive", true);
        @Nullable String container = arguments.value(CONTAINER);
        if (container != null) {
            request = request.with("container", container);
        }
        JsonObject session = cluster.call("ExecuteCommand", request).object("session");
        boolean tty = arguments.has(TTY);
        SessionJson.Opening opening =
                new SessionJson.Opening(session.text("tokenValue", ""), true, tty, tty || arguments.has(INTERACTIVE));
        return CommandClient.run(shell, session.text("streamUrl", ""), opening);
    }

    private static String task(Cluster cluster, String name) {
        if (name.contains(":task/") || (cluster.findService(name) == null && TaskName.fits(name))) {
            return TaskName.resolve(cluster, name);
        }
        JsonObject service = cluster.service(name);
        return cluster.tasks(name, "RUNNING").stream()
                .filter(task -> "RUNNING".equals(task.text("lastStatus")))
                .map(task -> task.text("taskArn", ""))
                .min((left, right) -> Arn.name(left).compareTo(Arn.name(right)))
                .orElseThrow(() -> CommandException.failed("no task of service " + service.text("serviceName", name)
                        + " runs: 'evenkeel explain " + name + cluster.option() + "' says why"));
    }
}
