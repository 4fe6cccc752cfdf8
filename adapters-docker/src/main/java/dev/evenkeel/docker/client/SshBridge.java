package dev.evenkeel.docker.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A socket of this machine behind which is the engine of another: each connection to it becomes a run of the local
 * {@code ssh} with {@code docker system dial-stdio} at its far end, as Docker's own client does it. Keys, known hosts and
 * jumps are ssh's business and come from its configuration; nobody is asked for a password.
 *
 * <p>The socket is in a folder that only this user may enter: whoever can open it is the master of the other machine.
 */
final class SshBridge implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SshBridge.class.getName());
    private static final int CHUNK = 16 << 10;
    private static final int RETRY_MILLIS = 500;

    private final List<String> command;
    private final Path folder;
    private final Path socket;
    private final ServerSocketChannel server;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile String lastWords = "";

    private SshBridge(List<String> command) throws IOException {
        this.command = command;
        // Only this user may enter it: the JDK makes it so.
        folder = Files.createTempDirectory("evenkeel-ssh-");
        socket = folder.resolve("engine.sock");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    /** Opens the socket; ssh is started only when somebody connects. */
    static SshBridge open(EngineAddress.Ssh address) throws IOException {
        SshBridge bridge = new SshBridge(command(address));
        start("accept", bridge::accept);
        return bridge;
    }

    static List<String> command(EngineAddress.Ssh address) {
        List<String> words = new ArrayList<>(List.of("ssh", "-T", "-o", "ConnectTimeout=10", "-o", "BatchMode=yes"));
        if (address.user() != null) {
            words.addAll(List.of("-l", address.user()));
        }
        if (address.port() != 0) {
            words.addAll(List.of("-p", String.valueOf(address.port())));
        }
        words.addAll(List.of("--", address.host(), "docker", "system", "dial-stdio"));
        return List.copyOf(words);
    }

    String path() {
        return socket.toString();
    }

    /** What ssh complained of last, in one line; empty when it did not. */
    String lastWords() {
        return lastWords;
    }

    private void accept() {
        try {
            while (server.isOpen()) {
                acceptOne();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptOne() throws InterruptedException {
        try {
            SocketChannel accepted = server.accept();
            try {
                new Connection(accepted).begin();
            } catch (IOException noProgram) {
                lastWords = String.valueOf(noProgram.getMessage());
                accepted.close();
            }
        } catch (IOException closed) {
            if (server.isOpen()) {
                LOG.log(System.Logger.Level.WARNING, "a connection over ssh was not made: {0}", closed.toString());
                // Where this process has too many files open, the next one would fail at once, too.
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    /** One connection and its process; when either ends, so does the other. */
    private final class Connection {
        private final SocketChannel near;
        private final Process far;

        Connection(SocketChannel near) throws IOException {
            this.near = near;
            far = new ProcessBuilder(command).start();
        }

        void begin() {
            open.add(this);
            start("out", this::send);
            start("in", () -> {
                copy(far.getInputStream(), Channels.newOutputStream(near));
                end();
            });
            start("words", this::listen);
            if (!server.isOpen()) {
                end(); // closed while it was being made
            }
        }

        private void copy(InputStream from, OutputStream to) {
            byte[] chunk = new byte[CHUNK];
            try {
                for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
                    to.write(chunk, 0, read);
                    to.flush();
                }
            } catch (IOException broken) {
                LOG.log(System.Logger.Level.DEBUG, "a connection over ssh broke: {0}", broken.toString());
            }
        }

        /** The end of what is sent is passed on alone: a command whose input has ended may still have much to say. */
        private void send() {
            copy(Channels.newInputStream(near), far.getOutputStream());
            try {
                far.getOutputStream().close();
            } catch (IOException broken) {
                end();
            }
        }

        private void listen() {
            try (BufferedReader words = far.errorReader(StandardCharsets.UTF_8)) {
                for (String line = words.readLine(); line != null; line = words.readLine()) {
                    if (!line.isBlank()) {
                        lastWords = line.strip().replaceAll("\\p{Cntrl}+", " ");
                    }
                }
            } catch (IOException ended) {
                LOG.log(System.Logger.Level.DEBUG, "ssh was ended: {0}", ended.toString());
            }
        }

        void end() {
            open.remove(this);
            far.destroy();
            try {
                near.close();
            } catch (IOException unclosed) {
                LOG.log(System.Logger.Level.DEBUG, "a connection over ssh was not closed: {0}", unclosed.toString());
            }
        }
    }

    private static void start(String what, Runnable work) {
        Thread thread = new Thread(work, "evenkeel-ssh-" + what);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends every connection and its process. */
    @Override
    public void close() {
        try {
            server.close();
            Set.copyOf(open).forEach(Connection::end);
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            LOG.log(System.Logger.Level.WARNING, "{0} is left behind: {1}", folder, left.toString());
        }
    }
}
