package dev.evenkeel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one client can make the server keep, and for how long. */
@Timeout(60)
class BoundsTest {
    private static final String SLOW_REGION =
            "Authorization: AWS4-HMAC-SHA256 Credential=test/20261122/slow-1/ecs/aws4_request,";
    private static final String HEAD =
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: "
                    + RawClient.LIST_CLUSTERS + "\r\n";

    private final FakeRegions regions = new FakeRegions();
    private EvenkeelServer server = start(1_000, 1_000, Duration.ofSeconds(10));
    private RawClient client = new RawClient(server.port());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void refusesABodyThatIsTooLongWhileItComes() throws IOException {
        String megabyte = "a".repeat(1 << 20);
        String chunked = HEAD + "Transfer-Encoding: chunked\r\n\r\n" + ("100000\r\n" + megabyte + "\r\n").repeat(2)
                + "0\r\n\r\n";

        List<String> replies = List.of(
                client.operation(RawClient.LIST_CLUSTERS, "{\"x\":\"" + megabyte + megabyte + "\"}")
                        .line(),
                client.exchange(bytes(chunked), false).line());

        String tooLarge = "413 {\"__type\":\"RequestEntityTooLargeException\",\"message\":\"the body is longer than "
                + "1048576 bytes\"}";
        assertEquals(List.of(tooLarge, tooLarge), replies);
    }

    @Test
    void refusesHeadersThatAreTooLong() throws IOException {
        List<Integer> statuses = List.of(
                client.get("/metrics", "X-Long: " + "a".repeat(17 << 10)).status(),
                client.get("/" + "a".repeat(5 << 10)).status());

        assertEquals(List.of(431, 414), statuses);
    }

    @Test
    void doesNotWaitForSlowSenders() throws IOException {
        restart(10, 10, Duration.ofMillis(300));

        List<String> replies = List.of(
                client.exchange(bytes(HEAD + "Content-Length: 100\r\n\r\n{"), false)
                        .line(),
                client.exchange(bytes("POST / HT"), false).line());

        assertEquals(
                List.of(
                        "408 {\"__type\":\"RequestTimeoutException\",\"message\":\"the request was not sent in time\"}",
                        "0"),
                replies);
    }

    @Test
    void shedsWhatIsTooMuch() throws Exception {
        restart(10, 1, Duration.ofSeconds(10));
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> list(SLOW_REGION));
        while (!client.get("/metrics").body().contains("evenkeel_requests_in_flight 1")) {
            Thread.onSpinWait();
        }

        String shed = list("Accept: *");
        regions.release.complete("go");

        assertEquals("400 {\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}", shed);
        assertEquals("200 {\"clusterArns\":[\"slow-1\"]}", waiting.get());
    }

    @Test
    void closesConnectionsThatAreTooMany() throws IOException {
        restart(2, 10, Duration.ofSeconds(10));
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                held.add(socket);
                socket.getOutputStream().write(bytes("GET /_evenkeel/health HTTP/1.1\r\nHost: localhost\r\n\r\n"));
                assertEquals('H', socket.getInputStream().read());
            }

            assertEquals(0, client.get("/_evenkeel/health").status());
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    private String list(String header) {
        try {
            return client.operation(RawClient.LIST_CLUSTERS, "{}", header).line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void restart(int connections, int inFlight, Duration time) {
        server.close();
        server = start(connections, inFlight, time);
        client = new RawClient(server.port());
    }

    private EvenkeelServer start(int connections, int inFlight, Duration time) {
        return EvenkeelServer.start(
                ServerSettings.local(0, "123456789012", "us-east-1").withBounds(connections, inFlight, time),
                regions,
                defect -> {});
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
