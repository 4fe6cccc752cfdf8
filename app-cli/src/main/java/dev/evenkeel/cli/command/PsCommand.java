package dev.evenkeel.cli.command;

import dev.evenkeel.cli.deploy.StoppedTask;
import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.ecs.ConnectionOptions;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.screen.Moments;
import dev.evenkeel.cli.screen.Table;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code evenkeel ps [SERVICE]}. */
final class PsCommand implements Command {
    private static final Option STOPPED =
            Option.flag("--stopped", "List the tasks that stopped, with the code and the reason.");

    @Override
    public Syntax syntax() {
        return new Syntax(
                "ps",
                Commands.summary("ps"),
                List.of(
                        "A row for each task that runs or is starting, the oldest first. LAST is the status that was seen last,"
                                + " DESIRED the one it is to have. The short id is enough for 'evenkeel logs' and 'evenkeel stop'."),
                List.of(Operand.optional("SERVICE", "Only the tasks of this service, by name or ARN.")),
                List.of(STOPPED),
                ConnectionOptions.ALL,
                List.of(
                        new Syntax.Example("evenkeel ps web", "what runs for the service web"),
                        new Syntax.Example("evenkeel ps web --stopped", "why its tasks stopped")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        ClusterCommand command = ClusterCommand.of(arguments, shell);
        String service = arguments.optionalOperand(0);
        boolean stopped = arguments.has(STOPPED);
        if (service != null) {
            command.cluster().service(service);
        }
        List<JsonObject> tasks = new ArrayList<>(command.cluster().tasks(service, stopped ? "STOPPED" : "RUNNING"));
        tasks.sort(Comparator.comparing(PsCommand::created).thenComparing(task -> task.text("taskArn", "")));
        if (command.json()) {
            command.print(command.answer().with("tasks", ClusterCommand.each(tasks, PsCommand::json)));
        } else if (tasks.isEmpty()) {
            command.say((stopped ? "no stopped tasks" : "no tasks")
                    + (service == null ? "" : " of service " + Arn.name(service)) + " in cluster "
                    + command.cluster().name());
        } else {
            command.print(stopped ? stopped(tasks, command.moments()) : running(tasks, command.moments()));
        }
        return ExitCode.OK;
    }

    private static Table running(List<JsonObject> tasks, Moments moments) {
        Table table = new Table(
                Table.Column.text("TASK"),
                Table.Column.text("SERVICE"),
                Table.Column.text("TASK DEFINITION"),
                Table.Column.state("LAST"),
                Table.Column.state("DESIRED"),
                Table.Column.state("HEALTH"),
                Table.Column.number("AGE"),
                Table.Column.text("INSTANCE"));
        for (JsonObject task : tasks) {
            Instant started = task.moment("startedAt");
            String instance = task.text("containerInstanceArn");
            table.row(
                    Arn.shortId(task.text("taskArn", "-")),
                    owner(task),
                    Arn.name(task.text("taskDefinitionArn", "-")),
                    task.text("lastStatus", "-"),
                    task.text("desiredStatus", "-"),
                    task.text("healthStatus", "-"),
                    moments.age(started == null ? task.moment("createdAt") : started),
                    instance == null ? task.text("launchType", "-") : Arn.shortId(instance));
        }
        return table;
    }

    private static Table stopped(List<JsonObject> tasks, Moments moments) {
        Table table = new Table(
                Table.Column.text("TASK"),
                Table.Column.text("SERVICE"),
                Table.Column.text("TASK DEFINITION"),
                Table.Column.number("STOPPED"),
                Table.Column.text("CODE"),
                Table.Column.text("REASON"));
        for (JsonObject task : tasks) {
            Instant stopped = task.moment("stoppedAt");
            table.row(
                    Arn.shortId(task.text("taskArn", "-")),
                    owner(task),
                    Arn.name(task.text("taskDefinitionArn", "-")),
                    stopped == null ? task.text("lastStatus", "-") : moments.age(stopped) + " ago",
                    task.text("stopCode", "-"),
                    StoppedTask.reason(task));
        }
        return table;
    }

    /** The service, or for a task without one its group. */
    private static String owner(JsonObject task) {
        String group = task.text("group");
        String service = Arn.serviceOfGroup(group);
        return service != null ? service : group == null ? "-" : group;
    }

    private static Instant created(JsonObject task) {
        Instant created = task.moment("createdAt");
        return created == null ? Instant.EPOCH : created;
    }

    private static JsonObject json(JsonObject task) {
        return JsonObject.empty()
                .with("id", Arn.name(task.text("taskArn", "")))
                .with("arn", task.text("taskArn"))
                .with("service", Arn.serviceOfGroup(task.text("group")))
                .with("group", task.text("group"))
                .with("taskDefinition", task.text("taskDefinitionArn"))
                .with("lastStatus", task.text("lastStatus"))
                .with("desiredStatus", task.text("desiredStatus"))
                .with("health", task.text("healthStatus"))
                .with("launchType", task.text("launchType"))
                .with("containerInstance", task.text("containerInstanceArn"))
                .with("createdAt", iso(task, "createdAt"))
                .with("startedAt", iso(task, "startedAt"))
                .with("stoppedAt", iso(task, "stoppedAt"))
                .with("stopCode", task.text("stopCode"))
                .with("stoppedReason", task.text("stoppedReason"))
                .with("containers", ClusterCommand.each(task.objects("containers"), PsCommand::container));
    }

    private static JsonObject container(JsonObject container) {
        return JsonObject.empty()
                .with("name", container.text("name"))
                .with("image", container.text("image"))
                .with("lastStatus", container.text("lastStatus"))
                .with("health", container.text("healthStatus"))
                .with("exitCode", container.countOrNull("exitCode"))
                .with("reason", container.text("reason"));
    }

    private static @Nullable String iso(JsonObject task, String member) {
        return ClusterCommand.iso(task.moment(member));
    }
}
