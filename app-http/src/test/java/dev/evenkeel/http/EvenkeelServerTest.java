package dev.evenkeel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.port.LogSource.LogLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvenkeelServerTest {
    private static final String SIGNED =
            "Authorization: AWS4-HMAC-SHA256 Credential=test/20261122/%s/ecs/aws4_request, "
                    + "SignedHeaders=content-type;host, Signature=00";

    private final FakeRegions regions = new FakeRegions();
    private final List<Throwable> defects = new CopyOnWriteArrayList<>();
    private final EvenkeelServer server = start(ServerSettings.local(0, "123456789012", "us-east-1"));
    private final RawClient client = new RawClient(server.port());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theCredentialScopeDecidesTheRegion() throws IOException {
        String charset = "Content-Type: application/X-AMZ-json-1.1; charset=UTF-8";

        List<String> replies = List.of(
                client.operation(RawClient.LIST_CLUSTERS, "{}", SIGNED.formatted("eu-west-1"))
                        .line(),
                client.operation(RawClient.LIST_CLUSTERS, "").line(),
                client.operation(RawClient.LIST_CLUSTERS, "{}", charset).line(),
                client.operation("AnyScaleFrontendService.DescribeScalableTargets", "{}")
                        .line());

        assertEquals(
                List.of(
                        "200 {\"clusterArns\":[\"eu-west-1\"]}",
                        "200 {\"clusterArns\":[\"us-east-1\"]}",
                        "200 {\"clusterArns\":[\"us-east-1\"]}",
                        "400 {\"__type\":\"ClusterNotFoundException\",\"message\":\"Cluster not found.\"}"),
                replies);
    }

    @Test
    void everyAnswerHasARequestIdAndTheTypeOfTheProtocolButNoLeaveForOtherOrigins() throws IOException {
        List<RawClient.Reply> replies = List.of(
                client.operation(RawClient.LIST_CLUSTERS, "{}"),
                client.operation(RawClient.LIST_CLUSTERS, "["),
                client.operation(RawClient.LIST_CLUSTERS, "{}", "Host: evil.example"),
                client.get("/nowhere"),
                client.exchange("what\r\n\r\n".getBytes(StandardCharsets.US_ASCII), true));

        List<String> marks = replies.stream()
                .map(reply -> reply.hasHeader("x-amzn-requestid") + " "
                        + reply.headers().stream()
                                .filter("content-type: application/x-amz-json-1.1"::equalsIgnoreCase)
                                .count()
                        + " " + reply.hasHeader("access-control-allow-origin"))
                .toList();

        String good = "true 1 false";
        assertEquals(List.of(good, good, good, good, good), marks);
    }

    @Test
    void refusesWhatIsNoOperation() throws IOException {
        List<String> replies = List.of(
                client.operation("AmazonEC2ContainerServiceV20141113.CreateDaemon", "{}")
                        .line(),
                client.operation("", "{}", "X-Amz-Target:").line(),
                client.operation(RawClient.LIST_CLUSTERS, "{\"maxResults\":\"2\"}")
                        .line(),
                client.operation(RawClient.LIST_CLUSTERS, "{}", "Authorization: Bearer x")
                        .line(),
                client.operation(RawClient.LIST_CLUSTERS, "{}", SIGNED.formatted("../etc"))
                        .line(),
                client.operation(RawClient.LIST_CLUSTERS, "{}", "Content-Type: text/plain")
                        .line(),
                client.operation(RawClient.LIST_CLUSTERS, "{}", "Content-Type:").line(),
                client.get("/").line());

        String signature = "400 {\"__type\":\"IncompleteSignatureException\",\"message\":\"Authorization is not of the "
                + "form AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, SignedHeaders=..., "
                + "Signature=...\"}";
        String mediaType = "415 {\"__type\":\"UnsupportedMediaTypeException\",\"message\":\"Content-Type must be "
                + "application/x-amz-json-1.1\"}";
        assertEquals(
                List.of(
                        "400 {\"__type\":\"UnknownOperationException\","
                                + "\"message\":\"Evenkeel does not offer CreateDaemon yet\"}",
                        "400 {\"__type\":\"UnknownOperationException\","
                                + "\"message\":\"the header X-Amz-Target is missing\"}",
                        "400 {\"__type\":\"SerializationException\",\"message\":\"maxResults: expected an integer\"}",
                        signature,
                        signature,
                        mediaType,
                        mediaType,
                        "404 {\"__type\":\"NotFoundException\","
                                + "\"message\":\"there is no GET /; operations are POST /\"}"),
                replies);
    }

    @Test
    void aDefectIsAServerExceptionThatShowsNothingOfTheInside() throws IOException {
        String reply = client.operation(RawClient.LIST_CLUSTERS, "{\"nextToken\":\"defect\"}")
                .line();

        assertEquals("500 {\"__type\":\"ServerException\",\"message\":\"An internal error occurred.\"}", reply);
        assertEquals(
                List.of("a secret of the inside"),
                defects.stream().map(Throwable::getMessage).toList());
    }

    @Test
    void tellsPrometheusWhatHappened() throws IOException {
        client.operation(RawClient.LIST_CLUSTERS, "{}");
        client.operation(RawClient.LIST_CLUSTERS, "[]");
        client.operation("nothing", "{}");

        List<String> lines = client.get("/metrics").body().lines().toList();

        List<String> expected = List.of(
                "# TYPE evenkeel_requests_total counter",
                "evenkeel_requests_total{operation=\"ListClusters\",code=\"OK\"} 1",
                "evenkeel_requests_total{operation=\"ListClusters\",code=\"SerializationException\"} 1",
                "evenkeel_requests_total{operation=\"unknown\",code=\"UnknownOperationException\"} 1",
                "evenkeel_request_duration_seconds_bucket{operation=\"ListClusters\",le=\"+Inf\"} 2",
                "evenkeel_request_duration_seconds_count{operation=\"ListClusters\"} 2",
                "evenkeel_requests_in_flight 0",
                "evenkeel_tasks{region=\"us-east-1\",status=\"RUNNING\"} 3");
        assertEquals(expected, expected.stream().filter(lines::contains).toList(), String.join("\n", lines));
    }

    @Test
    void saysThatItIsWellAndWhatCannotBeReset() throws IOException {
        List<String> replies = List.of(
                client.get("/_evenkeel/health").line(),
                client.send("POST /_evenkeel/reset HTTP/1.1", List.of("Host: localhost"), new byte[0])
                        .line(),
                client.get("/_evenkeel/reset").line());

        assertEquals(
                List.of(
                        "200 {\"status\":\"ok\",\"version\":\"development\",\"accountId\":\"123456789012\","
                                + "\"region\":\"us-east-1\"}",
                        "400 {\"__type\":\"UnsupportedFeatureException\","
                                + "\"message\":\"only a simulated world can be reset\"}",
                        "404 {\"__type\":\"NotFoundException\","
                                + "\"message\":\"there is no GET /_evenkeel/reset; operations are POST /\"}"),
                replies);
    }

    @Test
    void saysWhyThereAreNoLinesOfATask() throws IOException {
        List<String> replies = new ArrayList<>();
        replies.add(client.get("/_evenkeel/logs?cluster=web&task=0123").line());
        regions.logs = (task, follow, lines, end) -> {
            end.accept("no such task");
            return () -> {};
        };
        replies.add(client.get("/_evenkeel/logs?cluster=web&task=0123").line());
        replies.add(client.get("/_evenkeel/logs?cluster=web&task=..%2F").line());
        replies.add(client.get("/_evenkeel/logs").line());
        replies.add(client.get("/_evenkeel/logs?task=%zz").line());

        String badName = "400 {\"__type\":\"InvalidParameterException\","
                + "\"message\":\"task must be given as a name, an id or an ARN\"}";
        assertEquals(
                List.of(
                        "404 {\"__type\":\"ResourceNotFoundException\",\"message\":\"this backend keeps no logs\"}",
                        "404 {\"__type\":\"ResourceNotFoundException\",\"message\":\"no such task\"}",
                        badName,
                        badName,
                        "400 {\"__type\":\"InvalidParameterException\","
                                + "\"message\":\"the query is not percent-encoded\"}"),
                replies);
    }

    @Test
    void streamsTheLinesOfATask() throws IOException {
        regions.logs = (task, follow, lines, end) -> {
            lines.accept(new LogLine("app", task + " " + follow));
            lines.accept(new LogLine("side", "größe"));
            end.accept(null);
            return () -> {};
        };

        RawClient.Reply reply = client.get("/_evenkeel/logs?cluster=web&task=0123&follow=true&region=eu-west-1");

        assertEquals(200, reply.status());
        assertEquals(
                List.of("app\tarn:aws:ecs:eu-west-1:123456789012:task/web/0123 true", "side\tgröße"),
                reply.body().lines().filter(line -> line.contains("\t")).toList());
    }

    @Test
    void stopsReadingWhenNobodyFollowsAnyMore() throws Exception {
        CompletableFuture<String> closed = new CompletableFuture<>();
        regions.logs = (task, follow, lines, end) -> {
            lines.accept(new LogLine("app", "first"));
            return () -> closed.complete("closed");
        };

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = "GET /_evenkeel/logs?task=0123&follow=true HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertEquals('H', socket.getInputStream().read());
        }

        assertEquals("closed", closed.get(10, TimeUnit.SECONDS));
    }

    @Test
    void othersReachItOnlyWhenSomebodySaidSo() {
        ServerSettings open =
                ServerSettings.local(0, "123456789012", "us-east-1").withHost("0.0.0.0", false);

        ServerException refusal = assertThrows(ServerException.class, () -> start(open));

        assertEquals(
                "host 0.0.0.0 can be reached from other machines, and requests are not authenticated; bind 127.0.0.1,"
                        + " or allow remote clients explicitly",
                refusal.getMessage());
    }

    @Test
    void aPortThatIsTakenIsOneLine() {
        ServerSettings taken = ServerSettings.local(server.port(), "123456789012", "us-east-1");

        ServerException refusal = assertThrows(ServerException.class, () -> start(taken));

        assertEquals("cannot listen on 127.0.0.1:" + server.port() + ": Address already in use", refusal.getMessage());
    }

    private EvenkeelServer start(ServerSettings settings) {
        return EvenkeelServer.start(settings, regions, defects::add);
    }
}
