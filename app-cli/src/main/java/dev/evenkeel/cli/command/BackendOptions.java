package dev.evenkeel.cli.command;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Option;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of backends, and those that have a word of their own on the command line. */
final class BackendOptions {
    static final Option LIST =
            Option.withValue("--backend-options", "LIST", "Options of the backend: name=value,name=value.");
    static final Option SECRETS = Option.withValue(
            "--secrets",
            "SOURCE",
            "docker: where the values of secrets come from: a file, env:PREFIX or command:WORDS.");
    static final Option CREDENTIALS = Option.withValue(
            "--task-credentials", "FILE", "docker: the AWS credentials that tasks get, by their role.");
    static final Option ENGINE = Option.repeated(
            "--engine",
            "NAME=ENDPOINT",
            "docker: an engine that is a container instance of its own, as NAME=ENDPOINT,attribute=value; may be given again."
                    + " ENDPOINT is unix:///PATH, tcp://HOST:PORT, ssh://USER@HOST or context:NAME.");

    private BackendOptions() {}

    /** All of them, by the backend's names. */
    static SortedMap<String, String> of(Arguments arguments) {
        SortedMap<String, String> options = parse(arguments.value(LIST));
        List<String> engines = arguments.values(ENGINE);
        put(options, "engines", engines.isEmpty() ? null : String.join(";", engines));
        put(options, "secrets", arguments.value(SECRETS));
        put(options, "credentials", arguments.value(CREDENTIALS));
        return options;
    }

    private static void put(SortedMap<String, String> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    /** Reads {@code name=value,name=value}. */
    private static SortedMap<String, String> parse(@Nullable String list) {
        SortedMap<String, String> options = new TreeMap<>();
        for (String option : list == null || list.isBlank() ? List.<String>of() : List.of(list.split(","))) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw CommandException.badInput("--backend-options takes name=value,name=value, not '" + option + "'");
            }
            options.put(
                    option.substring(0, equals).strip(),
                    option.substring(equals + 1).strip());
        }
        return options;
    }
}
