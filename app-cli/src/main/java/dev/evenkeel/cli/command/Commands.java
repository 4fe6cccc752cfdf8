package dev.evenkeel.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of commands. To add one: a line in {@link #LISTINGS} and a case in {@link #open}. The switch, unlike a map of
 * suppliers, loads no class but the one that is named, which is what keeps a call quick.
 */
public final class Commands {
    /** The groups of the overview, in order. */
    public enum Group {
        /** What is deployed. */
        SERVICES("Services"),
        /** What runs. */
        TASKS("Tasks"),
        /** The program itself. */
        PROGRAM("Evenkeel");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** The heading. */
        public String title() {
            return title;
        }
    }

    /** A command in the overview. */
    public record Listing(String name, Group group, String summary) {}

    /** All commands, in the order of the overview. */
    public static final List<Listing> LISTINGS = List.of(
            new Listing(
                    "deploy",
                    Group.SERVICES,
                    "Bring a service to what its files say, and follow it until it is steady."),
            new Listing("up", Group.SERVICES, "Run a folder of definitions on this machine until Ctrl-C."),
            new Listing("services", Group.SERVICES, "List the services of a cluster."),
            new Listing("events", Group.SERVICES, "Show what happened to a service."),
            new Listing("explain", Group.SERVICES, "Say what a service or a task waits for, and why."),
            new Listing("scale", Group.SERVICES, "Set how many tasks a service runs."),
            new Listing("ps", Group.TASKS, "List tasks."),
            new Listing("logs", Group.TASKS, "Print what containers wrote."),
            new Listing("exec", Group.TASKS, "Run a command in a container."),
            new Listing("stop", Group.TASKS, "Stop a task."),
            new Listing("walkthrough", Group.PROGRAM, "Play the main job in nine steps, on any backend."),
            new Listing("simulate", Group.PROGRAM, "Play a scenario of services and faults in virtual time."),
            new Listing("serve", Group.PROGRAM, "Serve the Amazon ECS API on a local port."),
            new Listing("plugins", Group.PROGRAM, "List backends and placement strategies, and where they come from."),
            new Listing("version", Group.PROGRAM, "Print the version."),
            new Listing("completion", Group.PROGRAM, "Print a completion script for bash or zsh."),
            new Listing("help", Group.PROGRAM, "Explain a command."));

    private Commands() {}

    /** The names, in the order of the overview. */
    public static List<String> names() {
        return LISTINGS.stream().map(Listing::name).toList();
    }

    /** The command of this name, or null. */
    public static @Nullable Command open(String name) {
        return switch (name) {
            case "deploy" -> new DeployCommand();
            case "up" -> new UpCommand();
            case "services" -> new ServicesCommand();
            case "events" -> new EventsCommand();
            case "explain" -> new ExplainCommand();
            case "scale" -> new ScaleCommand();
            case "ps" -> new PsCommand();
            case "logs" -> new LogsCommand();
            case "exec" -> new ExecCommand();
            case "stop" -> new StopCommand();
            case "walkthrough" -> new WalkthroughCommand();
            case "simulate" -> new SimulateCommand();
            case "serve" -> new ServeCommand();
            case "plugins" -> new PluginsCommand();
            case "version" -> new VersionCommand();
            case "completion" -> new CompletionCommand();
            case "help" -> new HelpCommand();
            default -> null;
        };
    }

    /** The one line about a command. */
    static String summary(String name) {
        for (Listing listing : LISTINGS) {
            if (listing.name().equals(name)) {
                return listing.summary();
            }
        }
        throw new IllegalArgumentException("no command is called " + name);
    }
}
