package dev.evenkeel.cli.command;

import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.ecs.ContainerLogs;
import dev.evenkeel.cli.ecs.UnreachableException;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.shell.CommandException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Prints lines of one task, or of all tasks of a service at once; a line is never torn by another. */
final class LogPrinter {
    private static final int MOST_STREAMS = 100;
    private static final Duration LOOK_FOR_TASKS = Duration.ofSeconds(1);

    private final ClusterCommand command;
    private final ContainerLogs logs;
    private final Style style;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    LogPrinter(ClusterCommand command) {
        this.command = command;
        this.logs = new ContainerLogs(command.cluster());
        this.style = new Style(command.shell().terminal());
    }

    /** One task, to its end. */
    void print(String taskArn, boolean follow) {
        logs.read(taskArn, follow, (container, text) -> line(taskArn, container, text));
    }

    /** All tasks that run now or later, until the reader goes away or the server does; at most 100 in all. */
    void followService(String service) {
        Set<String> followed = new TreeSet<>();
        while (!command.shell().out().checkError()) {
            List<JsonObject> tasks = command.cluster().tasks(service, "RUNNING");
            for (JsonObject task : tasks) {
                String arn = task.text("taskArn", "");
                if (followed.size() < MOST_STREAMS && followed.add(arn)) {
                    Thread.ofPlatform()
                            .daemon()
                            .name("logs-" + Arn.shortId(arn))
                            .start(() -> followTask(arn));
                }
            }
            command.shell().pace().pause(LOOK_FOR_TASKS);
            RuntimeException failed = failure.get();
            if (failed != null) {
                throw failed;
            }
        }
    }

    private void followTask(String arn) {
        try {
            print(arn, true);
        } catch (CommandException | UnreachableException e) {
            failure.compareAndSet(null, e);
        }
    }

    private boolean line(String taskArn, String container, String text) {
        String shown = command.json()
                ? JsonWriter.compact(JsonObject.empty()
                        .with("task", taskArn)
                        .with("container", container)
                        .with("text", text))
                : style.faint(Arn.shortId(taskArn) + " " + container + " |") + " " + text;
        command.shell().out().println(shown);
        return !command.shell().out().checkError();
    }
}
