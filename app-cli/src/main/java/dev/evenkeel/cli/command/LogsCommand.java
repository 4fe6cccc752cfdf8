package dev.evenkeel.cli.command;

import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.ecs.ConnectionOptions;
import dev.evenkeel.cli.ecs.TaskName;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import java.util.List;

/** {@code evenkeel logs SERVICE|TASK}. */
final class LogsCommand implements Command {
    private static final Option FOLLOW =
            Option.flag("--follow", "-f", "Go on and print new lines, of a service also from tasks that start later.");

    @Override
    public Syntax syntax() {
        return new Syntax(
                "logs",
                Commands.summary("logs"),
                List.of(
                        "Each line is preceded by the task's short id and the container's name. Logs come from the server that"
                                + " 'evenkeel serve' started; other endpoints have none to give. With --json: an object a line."),
                List.of(Operand.required(
                        "SERVICE|TASK", "A service by name, or a task by ARN, id or the beginning of its id.")),
                List.of(FOLLOW),
                ConnectionOptions.ALL,
                List.of(
                        new Syntax.Example("evenkeel logs web -f", "what all tasks of web write"),
                        new Syntax.Example("evenkeel logs 1a2b3c4d", "what one task wrote")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        ClusterCommand command = ClusterCommand.of(arguments, shell);
        Cluster cluster = command.cluster();
        String name = arguments.operand(0);
        LogPrinter printer = new LogPrinter(command);
        boolean follow = arguments.has(FOLLOW);
        if (name.contains(":task/") || !isService(cluster, name)) {
            printer.print(TaskName.resolve(cluster, name), follow);
        } else if (follow) {
            printer.followService(name);
        } else {
            printService(command, name, printer);
        }
        return ExitCode.OK;
    }

    /** A name that is no service's may be a task's; one that can be neither is a mistake. */
    private static boolean isService(Cluster cluster, String name) {
        if (cluster.findService(name) != null) {
            return true;
        }
        if (TaskName.fits(name)) {
            return false;
        }
        throw CommandException.badInput("there is no service '" + name + "' in cluster " + cluster.name()
                + ": 'evenkeel services" + cluster.option() + "' lists those that exist");
    }

    private static void printService(ClusterCommand command, String service, LogPrinter printer) {
        List<JsonObject> tasks = command.cluster().tasks(service, "RUNNING");
        if (tasks.isEmpty()) {
            tasks = command.cluster().tasks(service, "STOPPED");
            String instead = tasks.isEmpty() ? "" : ": these are logs of stopped ones";
            command.shell().err().println("no task of service " + service + " runs" + instead);
        }
        tasks.stream().map(task -> task.text("taskArn", "")).sorted().forEach(arn -> printer.print(arn, false));
    }
}
