package dev.evenkeel.cli.ecs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP with bounds: time to connect, time between bytes, size of an answer. Redirects are not followed. */
final class HttpCall {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int MOST_BYTES = 16 << 20;

    private HttpCall() {}

    /** An answer read to its end. */
    record Answer(int status, String contentType, String body) {}

    /** Posts {@code body} and reads the answer. */
    static Answer post(String url, boolean loopback, Map<String, String> headers, String body, Duration patience)
            throws IOException {
        HttpURLConnection connection = open(url, loopback, patience);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        // A body of fixed length is also one that the JDK never sends a second time by itself.
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        connection.setFixedLengthStreamingMode(bytes.length);
        headers.forEach(connection::setRequestProperty);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(bytes);
        }
        return answer(connection);
    }

    /** Opens a connection for a request that the caller finishes. {@code patience} of zero waits for ever. */
    static HttpURLConnection open(String url, boolean loopback, Duration patience) throws IOException {
        URL parsed;
        try {
            parsed = URI.create(url).toURL();
        } catch (IllegalArgumentException e) {
            throw new MalformedURLException(url);
        }
        HttpURLConnection connection =
                (HttpURLConnection) (loopback ? parsed.openConnection(Proxy.NO_PROXY) : parsed.openConnection());
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout((int) patience.toMillis());
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    /** Reads status and body, of an error as well. */
    static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        String type = connection.getContentType();
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return new Answer(status, type == null ? "" : type, bounded(in));
        }
    }

    private static String bounded(@Nullable InputStream in) throws IOException {
        if (in == null) {
            return "";
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        int read = in.read(buffer);
        while (read >= 0) {
            if (bytes.size() + read > MOST_BYTES) {
                throw new IOException("the answer is larger than 16 MiB");
            }
            bytes.write(buffer, 0, read);
            read = in.read(buffer);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
