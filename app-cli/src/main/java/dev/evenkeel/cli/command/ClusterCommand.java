package dev.evenkeel.cli.command;

import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.ecs.ConnectionOptions;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.screen.Moments;
import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.screen.Table;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a command that asks about a cluster has at hand: who is asked, and how answers are printed. */
record ClusterCommand(Arguments arguments, Shell shell, Cluster cluster) {
    static ClusterCommand of(Arguments arguments, Shell shell) {
        return new ClusterCommand(arguments, shell, Cluster.of(arguments, shell));
    }

    boolean json() {
        return arguments.has(ConnectionOptions.JSON);
    }

    Moments moments() {
        return new Moments(shell.pace(), arguments.has(ConnectionOptions.UTC));
    }

    /** The beginning of each JSON answer. */
    JsonObject answer() {
        return JsonObject.empty().with("cluster", cluster.name());
    }

    void print(JsonObject answer) {
        shell.out().println(JsonWriter.pretty(answer));
    }

    void print(Table table) {
        shell.out()
                .print(table.text(new Style(shell.terminal()), shell.terminal().columns()));
    }

    void say(String line) {
        shell.out().println(line);
    }

    /** Each element in another form. */
    static List<JsonObject> each(List<JsonObject> elements, UnaryOperator<JsonObject> form) {
        List<JsonObject> formed = new ArrayList<>(elements);
        formed.replaceAll(form);
        return formed;
    }

    /** A moment in a JSON answer: ISO 8601 in UTC, or null. */
    static @Nullable String iso(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
