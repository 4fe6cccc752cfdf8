package dev.evenkeel.cli.command;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.StartupException;
import dev.evenkeel.cli.serve.Serving;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import dev.evenkeel.http.ServerSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** {@code evenkeel serve}. */
final class ServeCommand implements Command {
    private static final String DOCKER = "docker";
    private static final String NO_STATE = "none";

    private static final Option BACKEND = Option.withValue("--backend", "NAME", "sim (the default) or docker.");
    private static final Option HOST = Option.withValue("--host", "ADDRESS", "The address to bind. Default 127.0.0.1.");
    private static final Option ALLOW_REMOTE = Option.flag(
            "--allow-remote", "Let --host be an address that others reach. Requests are not authenticated.");
    private static final Option PORT =
            Option.withValue("--port", "PORT", "The port; 0 takes any that is free. Default 4566.");
    private static final Option ACCOUNT =
            Option.withValue("--account-id", "ID", "Twelve digits. Default 123456789012.");
    private static final Option REGION = Option.withValue(
            "--region",
            "REGION",
            "The region of requests that name none in their credential scope. Default us-east-1.");
    private static final Option TIME_SCALE = Option.withValue(
            "--time-scale", "N", "sim: how many seconds pass in one of the wall clock's, 1 to 1000. Default 1.");
    private static final Option INSTANT =
            Option.flag("--instant", "sim: settle every change before the answer, for test suites.");
    private static final Option SEED =
            Option.withValue("--seed", "N", "Seed of ids and random choices. Default: another one each time.");
    private static final Option METRIC_PERIOD = Option.withValue(
            "--metric-period", "DURATION", "How long a data point is taken over. Default 60s, as on AWS.");
    private static final Option HOOKS = Option.withValue(
            "--lifecycle-hooks",
            "FILE",
            "URLs and commands that stand in for Lambda functions: a line each, FUNCTION-ARN = URL or command.");
    private static final Option STATE = Option.withValue(
            "--state",
            "DIR",
            "Where the state is kept over restarts, or none. Default: none for sim; for docker a folder below"
                    + " $XDG_STATE_HOME or ~/.local/state.");
    private static final Option STOP_TASKS = Option.flag(
            "--stop-tasks",
            "docker: remove all tasks' containers at the end. Otherwise they run on, and the next start goes on with them.");

    @Override
    public Syntax syntax() {
        return new Syntax(
                "serve",
                Commands.summary("serve"),
                List.of(
                        "Answers the Amazon ECS API, and what of Application Auto Scaling services need, on a local port."
                                + " The AWS CLI, the SDKs and Terraform work when they are pointed at it."),
                List.of(),
                List.of(
                        BACKEND,
                        HOST,
                        ALLOW_REMOTE,
                        PORT,
                        ACCOUNT,
                        REGION,
                        TIME_SCALE,
                        INSTANT,
                        SEED,
                        METRIC_PERIOD,
                        STATE,
                        STOP_TASKS,
                        BackendOptions.ENGINE,
                        BackendOptions.SECRETS,
                        BackendOptions.CREDENTIALS,
                        BackendOptions.LIST,
                        HOOKS,
                        PluginsCommand.FOLDER),
                List.of(),
                List.of(
                        new Syntax.Example("evenkeel serve", "a simulated ECS on http://127.0.0.1:4566"),
                        new Syntax.Example("evenkeel serve --backend docker", "real containers on the local engine"),
                        new Syntax.Example("evenkeel serve --instant", "everything settled before the answer")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        try {
            Configuration configuration = configuration(arguments, shell);
            return new Serving(configuration, settings(arguments, configuration)).run(shell);
        } catch (StartupException refused) {
            throw CommandException.badInput(refused.line());
        }
    }

    private static Configuration configuration(Arguments arguments, Shell shell) {
        String backend = Objects.requireNonNullElse(arguments.value(BACKEND), "sim");
        if (backend.equals("aws")) {
            throw CommandException.badInput("serve takes a backend of its own (sim or docker): AWS is served already");
        }
        return Configuration.of(backend, clock(arguments))
                .withSeed(seed(arguments.value(SEED)))
                .withAccount(Objects.requireNonNullElse(arguments.value(ACCOUNT), "123456789012"))
                .withRegion(Objects.requireNonNullElse(arguments.value(REGION), "us-east-1"))
                .withMetricPeriod(arguments.duration(METRIC_PERIOD, Duration.ofSeconds(60)))
                .withLifecycleHooks(file(arguments.value(HOOKS)))
                .withStateFolder(stateFolder(arguments, shell, backend))
                .withBackendOptions(backendOptions(arguments, backend))
                .withPluginFolder(PluginsCommand.folder(arguments, shell));
    }

    private static @Nullable Path stateFolder(Arguments arguments, Shell shell, String backend) {
        String given = arguments.value(STATE);
        if (given == null) {
            return backend.equals(DOCKER) ? usualFolder(shell).resolve(DOCKER) : null;
        }
        try {
            return given.equals(NO_STATE) ? null : Path.of(given);
        } catch (InvalidPathException malformed) {
            throw CommandException.badInput("--state takes the name of a folder, or none, not '" + given + "'");
        }
    }

    /** As the XDG base directory specification has it, which ignores relative paths. */
    private static Path usualFolder(Shell shell) {
        String xdg = shell.variable("XDG_STATE_HOME");
        Path base = xdg != null && xdg.startsWith("/")
                ? Path.of(xdg)
                : shell.home().resolve(".local").resolve("state");
        return base.resolve("evenkeel");
    }

    private static SortedMap<String, String> backendOptions(Arguments arguments, String backend) {
        SortedMap<String, String> options = BackendOptions.of(arguments);
        if (arguments.has(STOP_TASKS) && !backend.equals(DOCKER)) {
            throw CommandException.badInput("--stop-tasks goes with --backend docker: nothing else outlives evenkeel");
        }
        if (backend.equals(DOCKER) && (arguments.has(STOP_TASKS) || NO_STATE.equals(arguments.value(STATE)))) {
            // Without state nobody would know them any more.
            options.putIfAbsent("cleanup", "true");
        }
        return options;
    }

    private static ClockMode clock(Arguments arguments) {
        Integer scale = arguments.count(TIME_SCALE);
        if (arguments.has(INSTANT)) {
            if (scale != null) {
                throw CommandException.badInput("--instant and --time-scale exclude each other");
            }
            // Clients compare times with their own clock, so that settled time begins where theirs is.
            return new ClockMode.Settling(Instant.now());
        }
        return new ClockMode.Wall(scale == null ? 1 : scale);
    }

    private static ServerSettings settings(Arguments arguments, Configuration configuration) {
        return ServerSettings.local(Port.of(arguments, PORT), configuration.account(), configuration.region())
                .withHost(Objects.requireNonNullElse(arguments.value(HOST), "127.0.0.1"), arguments.has(ALLOW_REMOTE));
    }

    private static @Nullable Path file(@Nullable String given) {
        try {
            return given == null ? null : Path.of(given);
        } catch (InvalidPathException malformed) {
            throw CommandException.badInput("--lifecycle-hooks takes the name of a file, not '" + given + "'");
        }
    }

    /** Ids of one server must not be those of the server before it: containers may outlive both. */
    private static long seed(@Nullable String given) {
        if (given == null) {
            return new SecureRandom().nextLong();
        }
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException notANumber) {
            throw CommandException.badInput("--seed takes a whole number, not '" + given + "'");
        }
    }
}
