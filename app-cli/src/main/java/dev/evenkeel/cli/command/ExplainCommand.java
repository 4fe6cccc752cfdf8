package dev.evenkeel.cli.command;

import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.ecs.ConnectionOptions;
import dev.evenkeel.cli.ecs.ServerExplanations;
import dev.evenkeel.cli.ecs.TaskName;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Syntax;
import java.util.List;

/** {@code evenkeel explain service|task NAME}. */
final class ExplainCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax(
                "explain",
                Commands.summary("explain"),
                List.of(
                        "What it waits for, the most telling first; what its percentages allow; why each container instance"
                                + " does not take its next task; and when it is looked at again. The answers come from the rules"
                                + " that decide, on the server that 'evenkeel serve' started."),
                List.of(
                        Operand.required("service|task", "What is to be explained."),
                        Operand.required(
                                "NAME", "The service by name or ARN; the task by ARN, id or the beginning of its id.")),
                List.of(),
                ConnectionOptions.ALL,
                List.of(
                        new Syntax.Example("evenkeel explain service web", "why web is not steady"),
                        new Syntax.Example("evenkeel explain task 1a2b3c4d", "what one task waits for")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        ClusterCommand command = ClusterCommand.of(arguments, shell);
        ServerExplanations explanations = new ServerExplanations(command.cluster());
        String name = arguments.operand(1);
        JsonObject explanation = switch (arguments.operand(0)) {
            case "service" -> explanations.service(name);
            case "task" -> explanations.task(TaskName.resolve(command.cluster(), name));
            default ->
                throw CommandException.badInput("'" + arguments.operand(0)
                        + "' cannot be explained: write 'evenkeel explain service NAME' or 'evenkeel explain task"
                        + " NAME'");
        };
        ExplanationPage page = new ExplanationPage(command);
        if (command.json()) {
            command.print(page.json(explanation));
        } else if (explanation.has("serviceArn")) {
            page.service(Arn.name(explanation.text("serviceArn", name)), explanation);
        } else {
            page.task(explanation);
        }
        return ExitCode.OK;
    }
}
