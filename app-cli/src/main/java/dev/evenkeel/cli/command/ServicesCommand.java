package dev.evenkeel.cli.command;

import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.ecs.ConnectionOptions;
import dev.evenkeel.cli.ecs.ServerTraffic;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.screen.Moments;
import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.screen.Table;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code evenkeel services}. */
final class ServicesCommand implements Command {
    @Override
    public Syntax syntax() {
        return new Syntax(
                "services",
                Commands.summary("services"),
                List.of(
                        "A row for each service: status, task definition, how many tasks are desired (DES), running (RUN) and"
                                + " starting (PEND), the state of its newest rollout, and its last event. Where requests go"
                                + " through Evenkeel's own load balancer, also its targets and its URL."),
                List.of(),
                List.of(),
                ConnectionOptions.ALL,
                List.of(
                        new Syntax.Example("evenkeel services", "the services of the cluster 'default'"),
                        new Syntax.Example(
                                "evenkeel services --endpoint aws --region eu-west-1 --cluster shop",
                                "the same of a cluster at Amazon")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        ClusterCommand command = ClusterCommand.of(arguments, shell);
        List<JsonObject> services = command.cluster().services();
        if (command.json()) {
            ServerTraffic traffic = ServerTraffic.of(command.cluster());
            command.print(command.answer()
                    .with("services", ClusterCommand.each(services, service -> json(service, traffic))));
        } else if (services.isEmpty()) {
            command.say("no services in cluster " + command.cluster().name());
        } else {
            command.print(table(services, ServerTraffic.of(command.cluster()), command.moments()));
        }
        return ExitCode.OK;
    }

    private static Table table(List<JsonObject> services, ServerTraffic traffic, Moments moments) {
        List<Table.Column> columns = new ArrayList<>(List.of(
                Table.Column.text("SERVICE"),
                Table.Column.state("STATUS"),
                Table.Column.text("TASK DEFINITION"),
                Table.Column.number("DES"),
                Table.Column.number("RUN"),
                Table.Column.number("PEND"),
                Table.Column.state("ROLLOUT")));
        if (!traffic.isEmpty()) {
            columns.add(Table.Column.text("TARGETS"));
            columns.add(Table.Column.text("URL"));
        }
        columns.add(Table.Column.text("LAST EVENT"));
        Table table = new Table(columns.toArray(Table.Column[]::new));
        for (JsonObject service : services) {
            String name = service.text("serviceName", "-");
            List<String> cells = new ArrayList<>(List.of(
                    name,
                    service.text("status", "-"),
                    Arn.name(service.text("taskDefinition", "-")),
                    String.valueOf(service.count("desiredCount")),
                    String.valueOf(service.count("runningCount")),
                    String.valueOf(service.count("pendingCount")),
                    PlainText.line(rolloutState(service))));
            if (!traffic.isEmpty()) {
                cells.add(traffic.targets(name));
                cells.add(traffic.urls(name).isEmpty() ? "-" : String.join(" ", traffic.urls(name)));
            }
            cells.add(lastEvent(service, moments));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    /** How long ago, and what: the event's own "(service NAME) " goes without saying in this row. */
    private static String lastEvent(JsonObject service, Moments moments) {
        List<JsonObject> events = service.objects("events");
        if (events.isEmpty()) {
            return "-";
        }
        JsonObject event = events.getFirst();
        String message = event.text("message", "");
        String prefix = "(service " + service.text("serviceName") + ") ";
        return moments.age(event.moment("createdAt")) + " ago: "
                + (message.startsWith(prefix) ? message.substring(prefix.length()) : message);
    }

    private static @Nullable String rolloutState(JsonObject service) {
        for (JsonObject deployment : service.objects("deployments")) {
            if (deployment.text("status", "").equals("PRIMARY")) {
                return deployment.text("rolloutState");
            }
        }
        return null;
    }

    private static JsonObject json(JsonObject service, ServerTraffic traffic) {
        String name = service.text("serviceName", "");
        List<JsonObject> events = service.objects("events");
        return JsonObject.empty()
                .with("name", service.text("serviceName"))
                .with("arn", service.text("serviceArn"))
                .with("status", service.text("status"))
                .with("taskDefinition", service.text("taskDefinition"))
                .with("desired", service.count("desiredCount"))
                .with("running", service.count("runningCount"))
                .with("pending", service.count("pendingCount"))
                .with("deployments", service.objects("deployments").size())
                .with("rolloutState", rolloutState(service))
                .with("targets", traffic.counts(name))
                .with("urls", traffic.urls(name))
                .with("lastEvent", events.isEmpty() ? null : EventsCommand.json(events.getFirst()));
    }
}
