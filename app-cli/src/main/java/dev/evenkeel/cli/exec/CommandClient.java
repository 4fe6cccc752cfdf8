package dev.evenkeel.cli.exec;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.wire.session.DataChannel;
import dev.evenkeel.wire.session.PayloadType;
import dev.evenkeel.wire.session.SessionException;
import dev.evenkeel.wire.session.SessionJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One session, from its opening to the command's exit code. Its state is guarded by itself. */
public final class CommandClient implements DataChannel.Receiver {
    private static final long TICK_MILLIS = 250;
    private static final int TICKS_A_SIZE = 4;

    private final Shell shell;
    private final boolean hasInput;
    private final SessionSocket socket;
    private final DataChannel channel;
    private final @Nullable RawTerminal terminal;
    private @Nullable Integer exitCode;
    private @Nullable String farewell;
    private boolean isReady;
    private SessionJson.Size size = new SessionJson.Size(1, 1);

    private CommandClient(Shell shell, boolean hasInput, @Nullable RawTerminal terminal) {
        this.shell = shell;
        this.hasInput = hasInput;
        this.terminal = terminal;
        socket = new SessionSocket(this::received, this::broken);
        channel = new DataChannel(DataChannel.End.CLIENT, socket::send, this, System::currentTimeMillis);
    }

    /**
     * Joins a session and stays to its end.
     *
     * @param streamUrl where the session is
     * @param opening how it is opened
     * @return the command's exit code
     * @throws CommandException when the command did not run, or its end is not known
     */
    public static int run(Shell shell, String streamUrl, SessionJson.Opening opening) {
        if (!opening.terminal()) {
            return new CommandClient(shell, opening.input(), null).run(streamUrl, opening);
        }
        try (RawTerminal terminal = RawTerminal.open()) {
            return new CommandClient(shell, true, terminal).run(streamUrl, opening);
        }
    }

    private int run(String streamUrl, SessionJson.Opening opening) {
        socket.open(streamUrl, SessionJson.opening(opening));
        try {
            String said = awaitEnd();
            shell.out().flush();
            if (exitCode != null) {
                return exitCode;
            }
            throw CommandException.failed(said.isEmpty() ? "the session has ended before the command did" : said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        } finally {
            socket.close();
        }
    }

    private synchronized String awaitEnd() throws InterruptedException {
        int ticks = 0;
        while (farewell == null) {
            wait(TICK_MILLIS);
            channel.sendAgain();
            if (isReady && ticks++ % TICKS_A_SIZE == 0) {
                sendSize();
            }
        }
        return farewell;
    }

    /** Whether the window was resized is asked now and then: Java is not told by the system. */
    private void sendSize() {
        Optional<SessionJson.Size> now = terminal == null ? Optional.empty() : terminal.size();
        if (now.isPresent() && !now.get().equals(size)) {
            size = now.get();
            channel.send(PayloadType.SIZE, SessionJson.size(size));
        }
    }

    private synchronized void received(byte[] frame) {
        try {
            channel.received(frame);
        } catch (SessionException wrong) {
            broken("the server does not speak the session protocol: " + wrong.getMessage());
        }
    }

    private synchronized void broken(String why) {
        if (farewell == null) {
            farewell = why;
            notifyAll();
        }
    }

    @Override
    public boolean take(PayloadType type, byte[] payload, boolean last) {
        switch (type) {
            case HANDSHAKE_REQUEST -> channel.send(PayloadType.HANDSHAKE_RESPONSE, SessionJson.handshakeResponse());
            case HANDSHAKE_COMPLETE -> begin();
            case OUTPUT -> {
                shell.out().write(payload, 0, payload.length);
                shell.out().flush();
            }
            case STDERR -> {
                shell.err().write(payload, 0, payload.length);
                shell.err().flush();
            }
            case EXIT_CODE -> exitCode = SessionJson.exitCode(payload);
            case SIZE, HANDSHAKE_RESPONSE, FLAG -> throw new SessionException("a server does not send " + type);
        }
        return true;
    }

    private void begin() {
        isReady = true;
        sendSize();
        if (hasInput) {
            Thread.ofPlatform().daemon().name("input").start(this::passInput);
        }
    }

    private void passInput() {
        byte[] bytes = new byte[DataChannel.LONGEST_PAYLOAD];
        try {
            for (int read = shell.in().read(bytes); read >= 0; read = shell.in().read(bytes)) {
                if (!sendInput(Arrays.copyOf(bytes, read))) {
                    return;
                }
            }
        } catch (IOException e) {
            broken("standard input cannot be read: " + e.getMessage());
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        synchronized (this) {
            channel.sendLast();
        }
    }

    /** Waits until the command has taken some of what was sent before. */
    private synchronized boolean sendInput(byte[] bytes) throws InterruptedException {
        while (channel.isFull() && farewell == null) {
            wait();
        }
        if (farewell == null && bytes.length > 0) {
            channel.send(PayloadType.OUTPUT, bytes);
        }
        return farewell == null;
    }

    @Override
    public void acknowledged() {
        notifyAll();
    }

    @Override
    public void closed(String output) {
        broken(output);
    }
}
