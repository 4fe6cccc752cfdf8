package dev.evenkeel.http;

import dev.evenkeel.bootstrap.AllowedCommand;
import dev.evenkeel.bootstrap.CommandDesk;
import dev.evenkeel.core.port.CommandRunner;
import dev.evenkeel.core.port.CommandRunner.RunningCommand;
import dev.evenkeel.wire.session.DataChannel;
import dev.evenkeel.wire.session.PayloadType;
import dev.evenkeel.wire.session.SessionException;
import dev.evenkeel.wire.session.SessionJson;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One command and its client, over one WebSocket. On one event loop only:
 *
 * <ol>
 *   <li>The client shows its token, in 10 s; the session is its own from then on.
 *   <li>Both shake hands, in 15 s.
 *   <li>The command runs. Output waits for acknowledgements, input for the command.
 *   <li>When the command has ended and all of its output was acknowledged, the channel is closed.
 *   <li>When the client goes, or nothing was written either way for 20 minutes (as on ECS), the command is ended.
 * </ol>
 */
final class CommandStream implements DataChannel.Receiver {
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final Duration HANDSHAKE = Duration.ofSeconds(15);
    private static final Duration IDLE = Duration.ofMinutes(20);
    private static final long TICK_MILLIS = 250;
    private static final int MOST_INPUT = 1 << 20;
    private static final short PROTOCOL_ERROR = 1002;
    private static final short REFUSED = 1008;

    private final Context loop;
    private final ServerWebSocket socket;
    private final CommandDesk desk;
    private final String session;
    private final Failures failures;
    private final DataChannel channel;
    private final OutputQueue output = new OutputQueue();
    private final long started = System.nanoTime();
    private Runnable over = () -> {};
    private SessionJson.@Nullable Opening opening;
    private @Nullable AllowedCommand allowed;
    private @Nullable RunningCommand command;
    private @Nullable String farewell;
    private long deadline = started + OPENING.toNanos();
    private int waitingInput;
    private boolean closed;

    CommandStream(Context loop, ServerWebSocket socket, CommandDesk desk, String session, Failures failures) {
        this.loop = loop;
        this.socket = socket;
        this.desk = desk;
        this.session = session;
        this.failures = failures;
        channel = new DataChannel(
                DataChannel.End.AGENT,
                frame -> {
                    if (!closed) {
                        socket.writeBinaryMessage(Buffer.buffer(frame));
                    }
                },
                this,
                System::currentTimeMillis);
    }

    /** @param atEnd runs once, when the client is gone */
    void begin(Runnable atEnd) {
        over = atEnd;
        long timer = loop.owner().setPeriodic(TICK_MILLIS, tick -> tick());
        socket.textMessageHandler(text -> guarded(() -> open(text)));
        socket.binaryMessageHandler(bytes -> guarded(() -> {
            if (opening == null) {
                throw new SessionException("the first message is to carry the token");
            }
            channel.received(bytes.getBytes());
        }));
        socket.drainHandler(drained -> pump());
        // What breaks the connection also closes it.
        socket.exceptionHandler(broken -> {});
        socket.closeHandler(gone -> {
            loop.owner().cancelTimer(timer);
            end();
        });
    }

    private void open(String text) {
        if (opening != null) {
            throw new SessionException("the session is open already");
        }
        SessionJson.Opening shown = SessionJson.opening(text);
        Optional<AllowedCommand> mine = desk.join(session, shown.token());
        if (mine.isEmpty()) {
            socket.close(REFUSED, "the token is not that of the session, or was used");
            return;
        }
        opening = shown;
        allowed = mine.get();
        deadline = System.nanoTime() + HANDSHAKE.toNanos();
        channel.send(PayloadType.HANDSHAKE_REQUEST, SessionJson.handshakeRequest(shown.own()));
    }

    @Override
    public boolean take(PayloadType type, byte[] payload, boolean last) {
        boolean isRunning = command != null;
        switch (type) {
            case HANDSHAKE_RESPONSE -> run();
            case OUTPUT -> {
                if (!isRunning || waitingInput > MOST_INPUT) {
                    return false;
                }
                input(payload, last);
            }
            case SIZE -> {
                if (command != null) {
                    SessionJson.Size size = SessionJson.size(payload);
                    command.resize(size.columns(), size.rows());
                }
                return isRunning;
            }
            // The one flag that concerns a command is that its client ends the session.
            case FLAG -> bye("");
            case HANDSHAKE_REQUEST, HANDSHAKE_COMPLETE, STDERR, EXIT_CODE ->
                throw new SessionException("a client does not send " + type);
        }
        return true;
    }

    private void run() {
        SessionJson.Opening shown = opening;
        AllowedCommand mine = allowed;
        if (command != null || shown == null || mine == null) {
            throw new SessionException("hands were shaken already");
        }
        channel.send(PayloadType.HANDSHAKE_COMPLETE, SessionJson.handshakeComplete(System.nanoTime() - started));
        stillThere();
        boolean terminal = !shown.own() || shown.terminal();
        boolean input = !shown.own() || shown.input();
        command = mine.runner().run(mine.target(), terminal, input, new Written());
    }

    private void input(byte[] payload, boolean last) {
        RunningCommand running = command;
        if (running == null) {
            return;
        }
        stillThere();
        waitingInput += payload.length;
        if (payload.length > 0) {
            running.input(payload)
                    .whenComplete((done, failed) -> loop.runOnContext(back -> {
                        waitingInput -= payload.length;
                        guarded(channel::drain);
                    }));
        }
        if (last) {
            running.endInput();
        }
    }

    /** Called by the runner, on a thread of its own. */
    private final class Written implements CommandRunner.Output {
        @Override
        public void out(byte[] bytes) {
            write(PayloadType.OUTPUT, bytes);
        }

        @Override
        public void err(byte[] bytes) {
            write(PayloadType.STDERR, bytes);
        }

        @Override
        public void ended(@Nullable Integer exitCode, @Nullable String reason) {
            loop.runOnContext(back -> {
                SessionJson.Opening shown = opening;
                if (exitCode != null && shown != null && shown.own()) {
                    output.add(PayloadType.EXIT_CODE, SessionJson.exitCode(exitCode));
                }
                bye(reason == null ? "" : reason);
            });
        }

        private void write(PayloadType type, byte[] bytes) {
            loop.runOnContext(back -> {
                stillThere();
                output.add(type, bytes);
                pump();
            });
        }
    }

    /** Sends what may be sent, and lets the command write no more than the client reads. */
    private void pump() {
        while (!closed && !channel.isFull() && !socket.writeQueueFull() && !output.isEmpty()) {
            output.next(channel::send);
        }
        RunningCommand running = command;
        if (running != null && output.hasTurned()) {
            running.flow(!output.isTooLong());
        }
        if (farewell != null && output.isEmpty() && channel.isIdle()) {
            close(farewell);
        }
    }

    /** Closes the channel once everything has arrived. */
    private void bye(String text) {
        if (farewell == null) {
            farewell = text;
            pump();
        }
    }

    private void close(String text) {
        if (!closed) {
            channel.close(session, text);
            end();
            socket.close();
        }
    }

    private void tick() {
        if (System.nanoTime() - deadline > 0) {
            close(command == null ? "nobody has opened the session in time" : farewell == null ? "idle" : farewell);
        } else if (!socket.writeQueueFull()) {
            channel.sendAgain();
        }
    }

    private void stillThere() {
        deadline = System.nanoTime() + IDLE.toNanos();
    }

    @Override
    public void acknowledged() {
        if (command != null) {
            stillThere();
        }
        pump();
    }

    @Override
    public void closed(String said) {
        bye("");
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (SessionException wrong) {
            end();
            socket.close(PROTOCOL_ERROR, wrong.getMessage());
        } catch (RuntimeException defect) {
            failures.report(defect);
            end();
            socket.close();
        }
    }

    private void end() {
        if (closed) {
            return;
        }
        closed = true;
        over.run();
        RunningCommand running = command;
        if (running != null) {
            running.close();
        }
    }
}
