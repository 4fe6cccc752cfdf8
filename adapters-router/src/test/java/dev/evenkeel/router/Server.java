package dev.evenkeel.router;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does with a connection what a test wants. Health checks are answered 200 whatever the script does. */
final class Server implements AutoCloseable {
    /** What is done with one request, whose head was read. Returns whether the connection goes on. */
    interface Script {
        boolean answer(String head, InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;
    private final Script script;
    private final Thread accepting;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    final List<String> heads = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    volatile boolean healthy = true;
    private volatile boolean closed;

    private Server(ServerSocket listening, Script script) {
        this.listening = listening;
        this.script = script;
        accepting = Thread.ofVirtual().unstarted(this::accept);
    }

    static Server of(Script script) {
        try {
            Server server = new Server(new ServerSocket(0, 1000, InetAddress.getLoopbackAddress()), script);
            server.accepting.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers every request with this text. */
    static Server saying(String text) {
        return of((head, in, out) -> {
            body(head, in);
            out.write(answer(text));
            return true;
        });
    }

    static byte[] answer(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Connections that are open now, those of health checks that have not noticed their end among them. */
    long openConnections() {
        return open.stream().filter(socket -> !socket.isClosed()).count();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> converse(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void converse(Socket socket) {
        open.add(socket);
        boolean counted = false;
        try (socket) {
            if (closed) {
                return;
            }
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean more = true;
            while (more) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                if (head.contains("ELB-HealthChecker")) {
                    socket.getOutputStream()
                            .write(("HTTP/1.1 " + (healthy ? "200 OK" : "503 No") + "\r\nContent-Length: 0\r\n\r\n")
                                    .getBytes(StandardCharsets.ISO_8859_1));
                    return;
                }
                if (!counted) {
                    counted = true;
                    connections.incrementAndGet();
                }
                heads.add(head);
                more = script.answer(head, in, socket.getOutputStream());
            }
        } catch (IOException broken) {
            // The other side has gone, as tests want it to.
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    static String head(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int letter;
        while ((letter = in.read()) >= 0) {
            text.append((char) letter);
            if (text.length() >= 4 && text.substring(text.length() - 4).equals("\r\n\r\n")) {
                return text.toString();
            }
        }
        return "";
    }

    static String header(String head, String name) {
        for (String line : head.split("\r\n")) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return null;
    }

    /** Reads the body of a request or an answer, in chunks or by its length. */
    static String body(String head, InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if ("chunked".equals(header(head, "Transfer-Encoding"))) {
            while (true) {
                String line = line(in);
                if (line.isEmpty()) {
                    throw new IOException("the body has no end");
                }
                int size = Integer.parseInt(line, 16);
                all.write(in.readNBytes(size));
                line(in);
                if (size == 0) {
                    return all.toString(StandardCharsets.ISO_8859_1);
                }
            }
        }
        String length = header(head, "Content-Length");
        all.write(in.readNBytes(length == null ? 0 : Integer.parseInt(length)));
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int letter;
        while ((letter = in.read()) >= 0 && letter != '\n') {
            text.append((char) letter);
        }
        return text.toString().strip();
    }

    /** Returns when nobody can connect any more: a thread in accept may take one connection after the close. */
    @Override
    public void close() {
        closed = true;
        try {
            listening.close();
            accepting.join();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
