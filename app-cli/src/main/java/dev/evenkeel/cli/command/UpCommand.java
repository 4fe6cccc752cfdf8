package dev.evenkeel.cli.command;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.StartupException;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import dev.evenkeel.cli.up.UpSession;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/** {@code evenkeel up [DIR]}. */
final class UpCommand implements Command {
    private static final Option BACKEND = Option.withValue("--backend", "NAME", "docker (the default) or sim.");
    private static final Option PORT =
            Option.withValue("--port", "PORT", "The port of the ECS API; 0 takes any that is free. Default 4566.");
    /** Somebody waits and looks on: load shows after seconds, not minutes. */
    private static final Duration METRIC_PERIOD = Duration.ofSeconds(10);

    /** The same for a task without a health check: ECS takes 40 s to call it healthy. */
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(5);

    @Override
    public Syntax syntax() {
        return new Syntax(
                "up",
                Commands.summary("up"),
                List.of(
                        "Starts the services that DIR defines in containers of the local Docker engine, and prints what happens to"
                                + " them and what they write. A definition that is edited and saved is rolled out. Ctrl-C deletes"
                                + " all services and removes their containers.",
                        "DIR holds ecs-task-def.json and ecs-service-def.json (ecspresso's layout), or evenkeel.yaml:"
                                + " 'services' with the members of CreateService under each name, and in each 'taskDefinition',"
                                + " with the members of RegisterTaskDefinition or the name of a JSON file; 'cluster' is optional.",
                        "Meanwhile the ECS API is served on a local port, for the AWS CLI and all other commands of evenkeel."),
                List.of(Operand.optional("DIR", "The folder. Default: the one you are in.")),
                List.of(
                        BACKEND,
                        PORT,
                        BackendOptions.ENGINE,
                        BackendOptions.SECRETS,
                        BackendOptions.CREDENTIALS,
                        BackendOptions.LIST,
                        PluginsCommand.FOLDER),
                List.of(),
                List.of(
                        new Syntax.Example("evenkeel up", "what this folder defines"),
                        new Syntax.Example("evenkeel up shop/ --port 0", "the folder shop, on a port that is free")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        String backend = Objects.requireNonNullElse(arguments.value(BACKEND), "docker");
        if (!backend.equals("docker") && !backend.equals("sim")) {
            throw CommandException.badInput("up runs on this machine: --backend takes docker or sim, not '" + backend
                    + "' ('evenkeel deploy' rolls out anywhere)");
        }
        SortedMap<String, String> options = BackendOptions.of(arguments);
        if (backend.equals("docker")) {
            options.putIfAbsent("cleanup", "true");
            options.putIfAbsent("names", "all");
        }
        try {
            Configuration configuration = Configuration.of(backend, ClockMode.wall())
                    .withSeed(new SecureRandom().nextLong())
                    .withMetricPeriod(METRIC_PERIOD)
                    .withHealthyAfter(HEALTHY_AFTER)
                    .withBackendOptions(options)
                    .withPluginFolder(PluginsCommand.folder(arguments, shell));
            return new UpSession(folder(arguments), configuration, Port.of(arguments, PORT)).run(shell);
        } catch (StartupException refused) {
            throw CommandException.badInput(refused.line());
        }
    }

    private static Path folder(Arguments arguments) {
        String named = Objects.requireNonNullElse(arguments.optionalOperand(0), ".");
        try {
            return Path.of(named);
        } catch (InvalidPathException malformed) {
            throw CommandException.badInput("'" + named + "' is no name of a folder");
        }
    }
}
