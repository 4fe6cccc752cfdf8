package dev.evenkeel.cli.command;

import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.ecs.ConnectionOptions;
import dev.evenkeel.cli.ecs.TaskName;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import java.util.List;

/** {@code evenkeel stop TASK}. */
final class StopCommand implements Command {
    private static final Option REASON = Option.withValue(
            "--reason", "TEXT", "Why; it is kept with the task. Default: ECS's 'Task stopped by user'.");

    @Override
    public Syntax syntax() {
        return new Syntax(
                "stop",
                Commands.summary("stop"),
                List.of(
                        "The task's containers get their stop signal and then their stop timeout. A service replaces the task;"
                                + " to have fewer, use 'evenkeel scale'."),
                List.of(Operand.required("TASK", "The task: its ARN, its id, or enough of the id to be the only one.")),
                List.of(REASON),
                ConnectionOptions.ALL,
                List.of(new Syntax.Example(
                        "evenkeel stop 1a2b3c4d --reason 'wedged'", "stops the task that 'evenkeel ps' shows so")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        ClusterCommand command = ClusterCommand.of(arguments, shell);
        JsonObject request =
                command.cluster().request().with("task", TaskName.resolve(command.cluster(), arguments.operand(0)));
        String reason = arguments.value(REASON);
        if (reason != null) {
            request = request.with("reason", reason);
        }
        JsonObject task = command.cluster().call("StopTask", request).object("task");
        if (command.json()) {
            command.print(command.answer()
                    .with("task", task.text("taskArn"))
                    .with("service", Arn.serviceOfGroup(task.text("group")))
                    .with("lastStatus", task.text("lastStatus"))
                    .with("desiredStatus", task.text("desiredStatus"))
                    .with("stoppedReason", task.text("stoppedReason")));
        } else {
            String service = Arn.serviceOfGroup(task.text("group"));
            command.say("stopping task " + PlainText.line(Arn.shortId(task.text("taskArn", "?")))
                    + (service == null ? "" : " of service " + PlainText.line(service) + ", which starts another one"));
        }
        return ExitCode.OK;
    }
}
