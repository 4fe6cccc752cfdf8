package dev.evenkeel.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that ask without a pause, half of them over one connection for ever, half over a new one each time. Nothing is
 * tried twice: what was not answered 200 in full is a failure. An answer that says that it is the last of its connection is.
 */
public final class Load implements AutoCloseable {
    private final int port;
    private final String path;
    private final List<Thread> clients = new CopyOnWriteArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> bodies = new ConcurrentHashMap<>();
    private volatile boolean over;

    /**
     * Begins to ask.
     *
     * @param port on this machine
     * @param count how many clients, each with one request under way at a time
     */
    public Load(int port, String path, int count) {
        this.port = port;
        this.path = path;
        for (int i = 0; i < count; i++) {
            boolean keep = i % 2 == 0;
            clients.add(Thread.ofVirtual().start(() -> ask(keep)));
        }
    }

    /** Requests that were answered 200, in full. */
    public int answered() {
        return answered.get();
    }

    /** A line for each request that was not. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** How often which body was answered since the last call. */
    public Map<String, Integer> bodies() {
        Map<String, Integer> seen = new TreeMap<>(bodies);
        bodies.clear();
        return seen;
    }

    /** @param last whether its connection ends with it */
    private record Answer(String body, boolean last) {}

    private void ask(boolean keep) {
        while (!over) {
            int before = 0;
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(30_000);
                socket.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(socket.getInputStream());
                boolean more = true;
                while (more) {
                    socket.getOutputStream()
                            .write(("GET " + path + " HTTP/1.1\r\nHost: shop\r\n"
                                            + (keep ? "" : "Connection: close\r\n") + "\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    Answer answer = answer(in);
                    before++;
                    answered.incrementAndGet();
                    bodies.merge(answer.body(), 1, Integer::sum);
                    more = keep && !over && !answer.last();
                }
            } catch (IOException e) {
                failures.add(Instant.now() + " after " + before + " answers on " + (keep ? "one" : "a short")
                        + " connection: " + e);
            }
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        String head = "";
        StringBuilder letters = new StringBuilder();
        while (!head.endsWith("\r\n\r\n")) {
            int letter = in.read();
            if (letter < 0) {
                throw new IOException("ended after: " + letters);
            }
            letters.append((char) letter);
            head = letter == '\n' ? letters.toString() : "";
        }
        String body = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")
                ? chunks(in)
                : new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
        if (!head.startsWith("HTTP/1.1 200 ")) {
            throw new IOException(head.lines().findFirst().orElse("") + ": " + body.strip());
        }
        return new Answer(body.strip(), head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close"));
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static String chunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            int size = Integer.parseInt(line(in), 16);
            body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            line(in);
            if (size == 0) {
                return body.toString();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new IOException("ended in a chunk");
            }
            line.append((char) letter);
        }
        return line.toString().strip();
    }

    /** Ends all clients after their last answers. */
    @Override
    public void close() {
        over = true;
        for (Thread client : clients) {
            try {
                client.join(35_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
