package dev.evenkeel.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes requests byte by byte, since a proper client refuses to send what the server has to refuse. */
final class RawClient {
    static final String LIST_CLUSTERS = "AmazonEC2ContainerServiceV20141113.ListClusters";

    /** The status of a reply that did not come in time. */
    static final int HANGS = -1;

    private final int port;

    RawClient(int port) {
        this.port = port;
    }

    /** @param status 0 when the server closed the connection without an answer */
    record Reply(int status, List<String> headers, String body) {
        boolean hasHeader(String name) {
            return headers.stream()
                    .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"));
        }

        String line() {
            return (status + " " + body).strip();
        }
    }

    /** Headers of a good operation, each of which can be replaced by giving it again, or left out by giving it empty. */
    Reply operation(String target, String body, String... headers) throws IOException {
        return operation(target, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Reply operation(String target, byte[] body, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "Host: localhost:" + port, "Content-Type: application/x-amz-json-1.1", "X-Amz-Target: " + target));
        for (String header : headers) {
            String name = header.substring(0, header.indexOf(':') + 1).toLowerCase(Locale.ROOT);
            lines.removeIf(line -> line.toLowerCase(Locale.ROOT).startsWith(name));
            lines.add(header);
        }
        lines.removeIf(line -> line.endsWith(":"));
        return send("POST / HTTP/1.1", lines, body);
    }

    Reply get(String path, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of(headers));
        if (lines.stream().noneMatch(line -> line.startsWith("Host:"))) {
            lines.add("Host: 127.0.0.1:" + port);
        }
        return send("GET " + path + " HTTP/1.1", lines, new byte[0]);
    }

    Reply send(String requestLine, List<String> headers, byte[] body) throws IOException {
        String head = requestLine + "\r\n" + String.join("\r\n", headers) + "\r\nContent-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return exchange(bytes.toByteArray(), false);
    }

    /** Writes bytes and reads until the server closes. */
    Reply exchange(byte[] bytes, boolean thenStopSending) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            // Long, since a service of 5,000 tasks keeps an engine busy for seconds, and the machine may be busy too.
            socket.setSoTimeout(60_000);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(bytes);
                out.flush();
                if (thenStopSending) {
                    socket.shutdownOutput();
                }
            } catch (IOException e) {
                // The server may refuse before all is sent; what it answered is still there to be read.
                return read(socket.getInputStream());
            }
            return read(socket.getInputStream());
        }
    }

    private static Reply read(InputStream in) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            in.transferTo(bytes);
        } catch (SocketTimeoutException hangs) {
            // No status at all: whoever asked knows what he had sent.
            return new Reply(HANGS, List.of(), "the server hangs; so far it answered " + bytes);
        } catch (IOException e) {
            // A connection that is reset counts as closed: what came before it is the answer.
            return parse(bytes.toString(StandardCharsets.UTF_8));
        }
        return parse(bytes.toString(StandardCharsets.UTF_8));
    }

    private static Reply parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Reply(0, List.of(), text);
        }
        List<String> lines = List.of(text.substring(0, end).split("\r\n"));
        int status = Integer.parseInt(lines.get(0).split(" ")[1]);
        return new Reply(status, lines.subList(1, lines.size()), text.substring(end + 4));
    }
}
