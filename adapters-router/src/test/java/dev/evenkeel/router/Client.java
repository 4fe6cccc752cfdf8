package dev.evenkeel.router;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that says what it wants, byte by byte, and reads what comes back. */
final class Client implements AutoCloseable {
    private final Socket socket;
    final InputStream in;

    /** @param body without its chunks */
    record Answer(int status, String head, String body) {
        String header(String name) {
            return Server.header(head, name);
        }
    }

    Client(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    Answer get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: here\r\n\r\n");
    }

    Answer send(String text) throws IOException {
        write(text);
        return read(text.startsWith("HEAD "));
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    Answer read() throws IOException {
        return read(false);
    }

    private Answer read(boolean bare) throws IOException {
        String head = Server.head(in);
        if (head.isEmpty()) {
            throw new IOException("the connection has ended");
        }
        int status = Integer.parseInt(head.substring(9, 12));
        boolean lengthIsSaid =
                Server.header(head, "Content-Length") != null || Server.header(head, "Transfer-Encoding") != null;
        String body = bare || status < 200
                ? ""
                : lengthIsSaid || !"close".equals(Server.header(head, "Connection")) ? Server.body(head, in) : rest();
        return new Answer(status, head, body);
    }

    /** All up to the end of the connection. */
    String rest() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether the other side has closed, and sent nothing more. */
    boolean isEnded() throws IOException {
        return in.read() < 0;
    }

    void endAbruptly() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
