package dev.evenkeel.cli.serve;

import dev.evenkeel.bootstrap.CatalogueEntry;
import dev.evenkeel.bootstrap.PluginCatalogue;
import dev.evenkeel.bootstrap.StartupException;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.screen.Table;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what plugins there are. */
public final class PluginList {

    private PluginList() {}

    /** Loads the catalogue as a server would, and prints it. */
    public static int print(Shell shell, @Nullable Path folder, boolean json) {
        List<CatalogueEntry> entries;
        try (PluginCatalogue catalogue = PluginCatalogue.load(folder)) {
            entries = catalogue.entries();
        } catch (StartupException broken) {
            throw CommandException.badInput(broken.line());
        }
        if (json) {
            shell.out()
                    .println(JsonWriter.pretty(JsonObject.empty()
                            .with(
                                    "plugins",
                                    entries.stream()
                                            .map(entry -> JsonObject.empty()
                                                    .with("kind", entry.kind().text())
                                                    .with("name", entry.name())
                                                    .with("version", entry.version())
                                                    .with("origin", entry.origin()))
                                            .toList())));
            return ExitCode.OK;
        }
        Table table = new Table(
                Table.Column.text("KIND"),
                Table.Column.text("NAME"),
                Table.Column.text("VERSION"),
                Table.Column.text("ORIGIN"));
        for (CatalogueEntry entry : entries) {
            table.row(entry.kind().text(), entry.name(), entry.version(), entry.origin());
        }
        shell.out()
                .print(table.text(new Style(shell.terminal()), shell.terminal().columns()));
        return ExitCode.OK;
    }
}
