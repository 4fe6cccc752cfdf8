package dev.evenkeel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a page in the user's browser could send to a server on the user's machine. */
class WebPagesTest {
    private final EvenkeelServer server = EvenkeelServer.start(
            ServerSettings.local(0, "123456789012", "us-east-1").withHostNames(new TreeSet<>(List.of("ecs.test"))),
            new FakeRegions(),
            defect -> {});
    private final RawClient client = new RawClient(server.port());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void refusesEveryForgedHost() throws IOException {
        List<String> forged = List.of(
                "evil.example",
                "evil.example:80",
                "localhost.evil.example",
                "localhost.",
                "notlocalhost",
                "127.0.0.1.nip.io",
                "127.0.0.1.evil.example:4566",
                "127.0.0.2",
                "0.0.0.0",
                "[::]",
                "[::1].evil.example",
                "::1",
                "[::1",
                "2130706433",
                "0x7f000001",
                "127.1",
                "localhost:80:80",
                "localhost:evil",
                "user@localhost",
                "localhost, evil.example",
                "");

        List<Integer> statuses = new ArrayList<>();
        for (String host : forged) {
            String line = "Host: " + host;
            List<String> headers =
                    List.of(line, "Content-Type: " + Answers.AWS_JSON, "X-Amz-Target: " + RawClient.LIST_CLUSTERS);
            byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
            statuses.add(client.send("POST / HTTP/1.1", headers, body).status());
            statuses.add(client.get("/metrics", line).status());
            statuses.add(client.get("/_evenkeel/health", line).status());
        }

        assertEquals(Collections.nCopies(forged.size() * 3, 421), statuses);
    }

    @Test
    void refusesAMissingHostAndTwoHosts() throws IOException {
        String absolute = "GET http://evil.example/metrics HTTP/1.1";

        List<Integer> statuses = List.of(
                client.send("GET /metrics HTTP/1.1", List.of("Accept: *"), new byte[0])
                        .status(),
                client.get("/metrics", "Host: localhost", "Host: evil.example").status(),
                client.send(absolute, List.of("Host: evil.example"), new byte[0])
                        .status());

        assertEquals(List.of(421, 421, 421), statuses);
    }

    @Test
    void answersToItsOwnNamesAndToConfiguredOnes() throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (String host : List.of("localhost", "LOCALHOST:1", "127.0.0.1:4566", "[::1]:80", "ecs.test:4566")) {
            statuses.add(client.get("/_evenkeel/health", "Host: " + host).status());
        }

        assertEquals(List.of(200, 200, 200, 200, 200), statuses);
    }

    @Test
    void refusesRequestsOfWebPages() throws IOException {
        List<String> headers = List.of(
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://localhost:3000",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site");

        List<Integer> statuses = new ArrayList<>();
        for (String header : headers) {
            statuses.add(client.operation(RawClient.LIST_CLUSTERS, "{}", header).status());
            statuses.add(client.get("/_evenkeel/health", header).status());
            statuses.add(client.get("/metrics", header).status());
        }
        statuses.add(client.get("/metrics", "Sec-Fetch-Site: none").status());

        List<Integer> expected = new ArrayList<>(Collections.nCopies(headers.size() * 3, 403));
        expected.add(200);
        assertEquals(expected, statuses);
    }

    @Test
    void refusesWhatAFormCanSend() throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/json")) {
            statuses.add(client.operation(RawClient.LIST_CLUSTERS, "{}", "Content-Type: " + type)
                    .status());
        }

        assertEquals(List.of(415, 415, 415, 415), statuses);
    }
}
