package dev.evenkeel.cli.command;

import dev.evenkeel.cli.ecs.ConnectionOptions;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.screen.Moments;
import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code evenkeel events SERVICE}. */
final class EventsCommand implements Command {
    private static final Option FOLLOW = Option.flag("--follow", "-f", "Go on and print new events until Ctrl-C.");
    private static final Option POLL = Option.withValue(
            "--poll", "TIME", "How often to ask with --follow, such as 2s. Default: 250ms on this machine, else 3s.");

    @Override
    public Syntax syntax() {
        return new Syntax(
                "events",
                Commands.summary("events"),
                List.of("ECS keeps the last 100 events of a service. They are printed oldest first."),
                List.of(Operand.required("SERVICE", "The service, by name or ARN.")),
                List.of(FOLLOW, POLL),
                ConnectionOptions.ALL,
                List.of(new Syntax.Example("evenkeel events web -f", "what happens to web, as it happens")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        ClusterCommand command = ClusterCommand.of(arguments, shell);
        String name = arguments.operand(0);
        Duration poll = arguments.duration(POLL, command.cluster().connection().pollInterval());
        JsonObject service = command.cluster().service(name);
        if (arguments.has(FOLLOW)) {
            return follow(command, service, poll);
        }
        List<JsonObject> events = service.objects("events").reversed();
        if (command.json()) {
            command.print(command.answer()
                    .with("service", service.text("serviceName"))
                    .with("events", ClusterCommand.each(events, EventsCommand::json)));
        } else if (events.isEmpty()) {
            command.say("no events of service " + PlainText.line(service.text("serviceName")) + " yet");
        } else {
            events.forEach(event -> command.say(line(event, command.moments())));
        }
        return ExitCode.OK;
    }

    /** Ends when nobody reads any more, or with the service. */
    private static int follow(ClusterCommand command, JsonObject first, Duration poll) {
        Set<String> seen = new TreeSet<>();
        JsonObject service = first;
        String arn = first.text("serviceArn", first.text("serviceName", ""));
        while (true) {
            for (JsonObject event : service.objects("events").reversed()) {
                if (seen.add(event.text("id", ""))) {
                    command.say(command.json() ? JsonWriter.compact(json(event)) : line(event, command.moments()));
                }
            }
            if (command.shell().out().checkError() || service.text("status", "").equals("INACTIVE")) {
                return ExitCode.OK;
            }
            command.shell().pace().pause(poll);
            service = command.cluster().service(arn);
        }
    }

    private static String line(JsonObject event, Moments moments) {
        return moments.full(event.moment("createdAt")) + "  " + PlainText.line(event.text("message"));
    }

    static JsonObject json(JsonObject event) {
        return JsonObject.empty()
                .with("id", event.text("id"))
                .with("at", ClusterCommand.iso(event.moment("createdAt")))
                .with("message", event.text("message"));
    }
}
