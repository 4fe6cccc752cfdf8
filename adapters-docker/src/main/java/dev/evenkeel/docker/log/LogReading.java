package dev.evenkeel.docker.log;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.LogSource.LogLine;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineStream;
import dev.evenkeel.docker.client.LogFrames;
import dev.evenkeel.docker.task.DockerTaskRuntime;
import dev.evenkeel.docker.task.DockerTaskRuntime.Seen;
import dev.evenkeel.docker.task.DockerTaskRuntime.View;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one task's logs: a stream for each container that has run, more as more are started.
 *
 * <p>Lines are handed out on a worker thread, one chunk of a stream at a time; only then is the next one read.
 */
final class LogReading {

    /** What is to be read, and who reads. */
    record Wish(TaskArn task, boolean follow, Consumer<LogLine> lines, Consumer<@Nullable String> end) {}

    private final Context context;
    private final EngineClient engine;
    private final DockerTaskRuntime tasks;
    private final Wish wish;
    private final Runnable changed = this::readMore;
    private final Set<String> begun = new HashSet<>();
    private final Map<String, EngineStream> open = new HashMap<>();
    private int reading;
    private Future<@Nullable Void> handedOut = Future.succeededFuture();
    private volatile boolean ended;

    LogReading(Context context, EngineClient engine, DockerTaskRuntime tasks, Wish wish) {
        this.context = context;
        this.engine = engine;
        this.tasks = tasks;
        this.wish = wish;
    }

    void begin() {
        if (tasks.view(wish.task()).isEmpty()) {
            end("task " + wish.task().id()
                    + " is not known to the docker backend; its containers may have been removed");
            return;
        }
        tasks.follow(wish.task(), changed);
        readMore();
    }

    void close() {
        end(null);
    }

    private void readMore() {
        Optional<View> task = tasks.view(wish.task());
        task.ifPresent(view -> view.containers().stream()
                .filter(container -> begun.add(container.id()))
                .forEach(this::read));
        boolean complete = !wish.follow() || task.isEmpty() || task.get().stopped();
        if (complete && reading == 0) {
            end(null);
        }
    }

    private void read(Seen container) {
        reading++;
        LogFrames frames = new LogFrames(!container.tty(), text -> deliver(new LogLine(container.name(), text)));
        engine.logs(container.id(), wish.follow())
                .onSuccess(stream -> {
                    if (ended) {
                        stream.close();
                        return;
                    }
                    open.put(container.id(), stream);
                    stream.read(
                            bytes -> handOut(stream, frames, bytes),
                            failure -> finish(container.id(), frames, failure));
                })
                .onFailure(failure ->
                        end("the logs of container " + container.name() + " cannot be read: " + failure.getMessage()));
    }

    private void handOut(EngineStream stream, LogFrames frames, Buffer bytes) {
        stream.pause();
        inOrder(() -> frames.accept(bytes))
                .onSuccess(done -> stream.fetch())
                .onFailure(failure -> end("the reader of the log failed: " + failure));
    }

    private void finish(String containerId, LogFrames frames, @Nullable Throwable failure) {
        inOrder(frames::end).onComplete(done -> {
            open.remove(containerId);
            reading--;
            if (failure != null) {
                end("the engine broke the log off: " + failure.getMessage());
            } else {
                readMore();
            }
        });
    }

    private void deliver(LogLine line) {
        if (!ended) {
            wish.lines().accept(line);
        }
    }

    private Future<@Nullable Void> inOrder(Runnable action) {
        handedOut = handedOut.transform(before -> context.executeBlocking(
                () -> {
                    action.run();
                    return null;
                },
                false));
        return handedOut;
    }

    private void end(@Nullable String reason) {
        if (!ended) {
            ended = true;
            tasks.unfollow(wish.task(), changed);
            open.values().forEach(EngineStream::close);
            inOrder(() -> wish.end().accept(reason));
        }
    }
}
