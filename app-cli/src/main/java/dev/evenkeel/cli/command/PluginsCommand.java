package dev.evenkeel.cli.command;

import dev.evenkeel.cli.serve.PluginList;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code evenkeel plugins}. */
final class PluginsCommand implements Command {
    static final Option FOLDER = Option.withValue(
            "--plugins",
            "DIR",
            "A folder with plugins' jars. Default: EVENKEEL_PLUGINS, else a folder named plugins here if there is one.");

    private static final Option JSON = Option.flag("--json", "Print JSON.");

    @Override
    public Syntax syntax() {
        return new Syntax(
                "plugins",
                Commands.summary("plugins"),
                List.of(
                        "Lists backends and placement strategies with the plugin and the jar they come from. A broken plugin,"
                                + " or two of one name, is an error."),
                List.of(),
                List.of(FOLDER, JSON),
                List.of(),
                List.of(new Syntax.Example("evenkeel plugins --plugins my-plugins", "with the jars of a folder")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        return PluginList.print(shell, folder(arguments, shell), arguments.has(JSON));
    }

    /** The folder asked for, or the usual one if it is there; null for none. */
    static @Nullable Path folder(Arguments arguments, Shell shell) {
        String given = arguments.value(FOLDER);
        String named = given == null ? shell.variable("EVENKEEL_PLUGINS") : given;
        if (named != null) {
            return Path.of(named);
        }
        Path usual = Path.of("plugins");
        return Files.isDirectory(usual) ? usual : null;
    }
}
