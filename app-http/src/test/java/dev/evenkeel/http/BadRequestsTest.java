package dev.evenkeel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.wire.Operation;
import dev.evenkeel.wire.Operations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing that a client sends may bring a 5xx, a hang or an answer that its SDK cannot read. Replay a run with
 * {@code -Dbad.requests.seed=...}.
 */
@Timeout(300)
class BadRequestsTest {
    private static final long SEED = Long.getLong("bad.requests.seed", 20_261_122);
    private static final List<Damage> DAMAGES = List.of(Damage.values());
    private static final int REQUESTS = 10_000;
    private static final int HALF_REQUESTS = 300;

    private static final int WORLD_LASTS = 500;
    private static final int REQUESTS_THAT_MAKE_A_WORLD = 8;

    private final GoodRequests good = new GoodRequests();
    private final List<Throwable> defects = new CopyOnWriteArrayList<>();
    private final Evenkeel evenkeel = Evenkeel.open(Configuration.of("sim", ClockMode.wall()));
    private final EvenkeelServer server = EvenkeelServer.start(
            ServerSettings.local(0, "123456789012", "us-east-1"), new EvenkeelRegions(evenkeel), defects::add);
    private final RawClient client = new RawClient(server.port());

    @AfterEach
    void close() {
        server.close();
        evenkeel.close();
    }

    @Test
    void tenThousandBadRequestsAreAnsweredInEcssWay(TestReporter reporter) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, Integer> statuses = new TreeMap<>();
        List<String> wrong = new ArrayList<>();

        for (int i = 0; i < REQUESTS && wrong.size() < 5; i++) {
            if (i % WORLD_LASTS == 0) {
                makeWorld();
            }
            // Half of them start from a good request, so that the rules behind the first checks are reached.
            GoodRequests.Good start = random.nextBoolean() ? anyOf(good.all(), random) : senseless(i, random);
            Damage damage = anyOf(DAMAGES, random);
            byte[] body = damage.done(start.json(), random);
            RawClient.Reply reply = client.operation(start.operation().target(), body);
            statuses.merge(damage + " " + reply.status(), 1, Integer::sum);
            if (!isAcceptable(reply)) {
                wrong.add(i + " " + start.operation().name() + " " + damage + " " + reply.line() + " for "
                        + excerpt(new String(body, StandardCharsets.UTF_8)));
            }
        }
        reporter.publishEntry(Map.of("seed", String.valueOf(SEED), "answers", statuses.toString()));

        assertEquals(List.of(), wrong, "seed " + SEED);
        assertEquals(List.of(), defects, "seed " + SEED);
    }

    @Test
    void halfRequestsAreAnsweredOrTheirConnectionClosed() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        String whole =
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: "
                        + RawClient.LIST_CLUSTERS + "\r\nContent-Length: 2\r\n\r\n{}";
        List<String> wrong = new ArrayList<>();

        for (int i = 0; i < HALF_REQUESTS; i++) {
            byte[] bytes = whole.getBytes(StandardCharsets.ISO_8859_1);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] half = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            RawClient.Reply reply = client.exchange(half, true);
            if (reply.status() != 0 && !isAcceptable(reply)) {
                wrong.add(reply.line() + " for " + new String(half, StandardCharsets.ISO_8859_1));
            }
        }

        assertEquals(List.of(), wrong, "seed " + SEED);
        assertEquals(List.of(), defects, "seed " + SEED);
        assertEquals(200, client.get("/_evenkeel/health").status());
    }

    @Test
    void goodRequestsAreGood() throws IOException {
        List<String> refused = new ArrayList<>();
        for (GoodRequests.Good each : good.all()) {
            RawClient.Reply reply = client.operation(each.operation().target(), each.json());
            if (reply.status() != 200) {
                refused.add(each.operation().name() + " " + reply.line());
            }
        }

        assertEquals(List.of(), refused);
    }

    private void makeWorld() throws IOException {
        for (GoodRequests.Good each : good.all().subList(0, REQUESTS_THAT_MAKE_A_WORLD)) {
            client.operation(each.operation().target(), each.json());
        }
    }

    private static GoodRequests.Good senseless(int number, SplittableRandom random) {
        Operation<?, ?> operation =
                Operations.offered().get(number % Operations.offered().size());
        return new GoodRequests.Good(operation, new RequestSamples(operation.service(), random).of(operation));
    }

    private static <T> T anyOf(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    @Test
    void oddPathsAreAnswered() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String path : List.of(
                "//",
                "/%",
                "/%zz",
                "/?%zz=%zz",
                "/metrics?%zz",
                "/_evenkeel/logs?task=%",
                "/_evenkeel/logs?task=%ff",
                "/_evenkeel/logs?task=a&region=%00",
                "/_evenkeel/logs?task=a&region=nowhere-1",
                "/_evenkeel/logs?task=arn:aws:ecs:xx-none-1:123456789012:task/a/b",
                "/..%2f..%2fetc/passwd",
                "*",
                "a:b",
                "http://localhost/metrics",
                "http://[/",
                "/\u0001",
                "/_evenkeel/../metrics",
                "/a b c")) {
            RawClient.Reply reply = client.get(path);
            if (!isAcceptable(reply) && reply.status() != 200) {
                wrong.add(path + " " + reply.line());
            }
        }

        assertEquals(List.of(), wrong);
        assertEquals(List.of(), defects);
    }

    private static boolean isAcceptable(RawClient.Reply reply) {
        return reply.status() == 200
                || (reply.status() >= 400
                        && reply.status() < 500
                        && reply.body().startsWith("{\"__type\":\"")
                        && reply.body().contains("\",\"message\":\"")
                        && reply.hasHeader("x-amzn-requestid"));
    }

    private static String excerpt(String body) {
        return body.length() < 1_000 ? body : body.substring(0, 1_000) + "...";
    }
}
