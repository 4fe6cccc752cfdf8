package dev.evenkeel.docker.command;

import dev.evenkeel.core.port.CommandRunner.Output;
import dev.evenkeel.core.port.CommandRunner.RunningCommand;
import dev.evenkeel.docker.client.EngineCommands;
import dev.evenkeel.docker.client.EngineProcess;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One command in one container. Its state is kept on the backend's context.
 *
 * <p>The engine has no call that ends a command, and leaves it running when nobody listens any more. So each one carries
 * a mark in its environment, which its children inherit, and is ended by a second command that looks for it.
 */
final class ContainerCommand implements RunningCommand {
    private static final String MARK = "EVENKEEL_COMMAND=";
    private static final String END = "for signal in HUP TERM KILL; do for each in /proc/[0-9]*; do"
            + " grep -qs \"$1\" $each/environ && kill -$signal ${each#/proc/}; done; sleep 1; done";

    private final Context context;
    private final EngineCommands engine;
    private final boolean terminal;
    private final boolean hasInput;
    private final Output output;
    private final String mark = MARK + UUID.randomUUID();
    private @Nullable String id;
    private @Nullable String container;
    private @Nullable EngineProcess process;
    private SizeWish size = new SizeWish(0, 0);
    private boolean flows = true;
    private boolean ended;
    private Future<@Nullable Void> started = Future.failedFuture("not begun");
    /** What was written last, or is waiting to be. */
    private Future<@Nullable Void> written = Future.succeededFuture();

    private record SizeWish(int columns, int rows) {}

    ContainerCommand(Context context, EngineCommands engine, boolean terminal, boolean hasInput, Output output) {
        this.context = context;
        this.engine = engine;
        this.terminal = terminal;
        this.hasInput = hasInput;
        this.output = output;
    }

    /** On the context. */
    void begin(String containerId, List<String> words) {
        if (ended) {
            return;
        }
        container = containerId;
        JsonArray environment = new JsonArray().add(mark);
        if (terminal) {
            environment.add("TERM=xterm-256color");
        }
        JsonObject spec = new JsonObject()
                .put("AttachStdin", hasInput)
                .put("AttachStdout", true)
                .put("AttachStderr", true)
                .put("Tty", terminal)
                .put("User", "0")
                .put("Env", environment)
                .put("Cmd", new JsonArray(words));
        started = engine.create(containerId, spec)
                .compose(made -> engine.start(made, terminal).onSuccess(opened -> begun(made, opened)))
                .onFailure(refused -> end(null, "the command cannot be started: " + refused.getMessage()))
                .mapEmpty();
    }

    private void begun(String made, EngineProcess opened) {
        id = made;
        process = opened;
        if (ended) {
            kill();
            return;
        }
        opened.read(output::out, output::err, () -> exited(made));
        opened.flow(flows);
        applySize();
    }

    private void exited(String made) {
        engine.exitCode(made)
                .onSuccess(code -> end(code, code == null ? "the engine broke the command off" : null))
                .onFailure(away -> end(null, "nobody knows how it ended: " + away.getMessage()));
    }

    private void end(@Nullable Integer exitCode, @Nullable String reason) {
        if (!ended) {
            ended = true;
            output.ended(exitCode, reason);
        }
    }

    @Override
    public CompletionStage<@Nullable Void> input(byte[] bytes) {
        return Future.<@Nullable Void>future(promise -> context.runOnContext(nothing -> {
                    written = written.eventually(() -> started)
                            .compose(done -> process == null || ended
                                    ? Future.<@Nullable Void>succeededFuture()
                                    : process.write(bytes).mapEmpty());
                    // A command that has closed its input, or has ended, has no use for more.
                    written.onComplete(done -> promise.complete());
                }))
                .toCompletionStage();
    }

    @Override
    public void endInput() {
        context.runOnContext(nothing -> written.eventually(() -> started).onComplete(done -> {
            if (process != null && !ended) {
                process.endInput();
            }
        }));
    }

    @Override
    public void resize(int columns, int rows) {
        context.runOnContext(nothing -> {
            size = new SizeWish(columns, rows);
            applySize();
        });
    }

    /** It may have ended meanwhile: then there is no terminal whose size could be wrong. */
    private void applySize() {
        if (terminal && id != null && !ended && size.columns() > 0) {
            engine.resize(id, size.columns(), size.rows());
        }
    }

    @Override
    public void flow(boolean open) {
        context.runOnContext(nothing -> {
            flows = open;
            if (process != null && !ended) {
                process.flow(open);
            }
        });
    }

    @Override
    public void close() {
        context.runOnContext(nothing -> {
            if (!ended) {
                ended = true;
                kill();
            }
        });
    }

    /** Needs a shell and grep in the container; without, a command that does not notice that nobody listens runs on. */
    private void kill() {
        if (process != null && container != null) {
            process.close();
            JsonObject spec = new JsonObject()
                    .put("User", "0")
                    .put(
                            "Cmd",
                            new JsonArray()
                                    .add("sh")
                                    .add("-c")
                                    .add(END)
                                    .add("sh")
                                    .add(mark));
            engine.create(container, spec).compose(engine::startDetached);
        }
    }
}
