package dev.evenkeel.docker.log;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.task.DockerTaskRuntime;
import io.vertx.core.Context;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the logs of tasks from the engine. */
public final class ContainerLogs implements LogSource {

    private final Context context;
    private final EngineClient engine;
    private final DockerTaskRuntime tasks;

    public ContainerLogs(Context context, EngineClient engine, DockerTaskRuntime tasks) {
        this.context = context;
        this.engine = engine;
        this.tasks = tasks;
    }

    @Override
    public AutoCloseable read(TaskArn task, boolean follow, Consumer<LogLine> lines, Consumer<@Nullable String> end) {
        LogReading reading = new LogReading(context, engine, tasks, new LogReading.Wish(task, follow, lines, end));
        context.runOnContext(nothing -> reading.begin());
        return () -> context.runOnContext(nothing -> reading.close());
    }
}
