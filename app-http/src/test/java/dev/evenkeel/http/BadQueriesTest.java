package dev.evenkeel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.wire.QueryOperation;
import dev.evenkeel.wire.QueryOperations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.xml.sax.SAXException;

/**
 * Nothing that a client of Elastic Load Balancing sends may bring a 5xx or an answer that is no XML. Replay a run with
 * {@code -Dbad.requests.seed=...}.
 */
@Timeout(300)
class BadQueriesTest {
    private static final long SEED = Long.getLong("bad.requests.seed", 20_261_123);
    private static final int REQUESTS = 6_000;
    private static final Pattern ARN = Pattern.compile("arn:aws:elasticloadbalancing:[^<]+");
    private static final List<String> VALUES = List.of(
            "",
            "web",
            "HTTP",
            "TCP",
            "network",
            "ip",
            "forward",
            "redirect",
            "fixed-response",
            "path-pattern",
            "host-header",
            "source-ip",
            "/*",
            "10.0.0.0/8",
            "10.0.0.1",
            "HTTP_301",
            "200",
            "0",
            "1",
            "80",
            "443",
            "-1",
            "2147483648",
            "99999999999999999999",
            "1.5",
            "true",
            "false",
            "null",
            "traffic-port",
            "x".repeat(5_000),
            "<&>\"'",
            "\u0000\u0001",
            "\uD83D\uDE00 é",
            "deregistration_delay.timeout_seconds",
            "deletion_protection.enabled",
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/none/0",
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/none/0",
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/none/0/0",
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/none/0/0/0");

    private final List<Throwable> defects = new CopyOnWriteArrayList<>();
    private final Evenkeel evenkeel = Evenkeel.open(Configuration.of("sim", ClockMode.wall()));
    private final EvenkeelServer server = EvenkeelServer.start(
            ServerSettings.local(0, "123456789012", "us-east-1"), new EvenkeelRegions(evenkeel), defects::add);
    private final HttpClient client = HttpClient.newHttpClient();
    private final SplittableRandom random = new SplittableRandom(SEED);
    /** What was made so far: requests that name it reach the rules behind the first checks. */
    private final List<String> arns = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
        evenkeel.close();
    }

    private HttpResponse<String> send(String service, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20261123/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(form, StandardCharsets.ISO_8859_1))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void thousandsOfBadQueriesAreAnsweredInXml(TestReporter reporter) throws Exception {
        List<QueryOperation<?, ?>> operations = QueryOperations.all();
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        makeWorld();

        for (int i = 0; i < REQUESTS && wrong.size() < 5; i++) {
            QueryOperation<?, ?> operation = operations.get(i % operations.size());
            StringBuilder form = new StringBuilder("Action=" + operation.name() + "&Version=2015-12-01");
            fill(form, operation.requestType(), "", 0);
            spoil(form);
            HttpResponse<String> reply = send("elasticloadbalancing", form.toString());
            statuses.merge(reply.statusCode(), 1, Integer::sum);
            remember(reply.body());
            if (!isAcceptable(reply)) {
                wrong.add(reply.statusCode() + " " + reply.body() + " for " + form);
            }
        }
        reporter.publishEntry(Map.of("seed", String.valueOf(SEED), "answers", statuses.toString()));

        assertEquals(List.of(), wrong, "seed " + SEED);
        assertEquals(List.of(), defects, "seed " + SEED);
        assertTrue(statuses.getOrDefault(200, 0) > REQUESTS / 50, () -> "too few were good: " + statuses);
    }

    @Test
    void formsThatAreForNobodyAreRefused() throws Exception {
        String other = send("ec2", "Action=DescribeSubnets&Version=2016-11-15").body();
        String missing = send("elasticloadbalancing", "").body();
        String classic = send("elasticloadbalancing", "Action=DescribeLoadBalancers&Version=2012-06-01")
                .body();
        int json = send("ecs", "Action=ListClusters").statusCode();

        assertEquals(
                List.of("InvalidAction", "MissingAction", "NoSuchVersion", "415"),
                List.of(code(other), code(missing), code(classic), Integer.toString(json)));
        assertEquals(List.of(), defects);
    }

    private void makeWorld() throws IOException, InterruptedException {
        String balancer = arn(send(
                "elasticloadbalancing",
                "Action=CreateLoadBalancer&Name=web&Subnets.member.1=subnet-a&Subnets.member.2=subnet-b"));
        String group = arn(send(
                "elasticloadbalancing",
                "Action=CreateTargetGroup&Name=web&Protocol=HTTP&Port=80&VpcId=vpc-1&TargetType=ip"));
        String listener = arn(send(
                "elasticloadbalancing",
                "Action=CreateListener&Protocol=HTTP&Port=80&LoadBalancerArn=" + balancer
                        + "&DefaultActions.member.1.Type=forward&DefaultActions.member.1.TargetGroupArn=" + group));
        arns.addAll(List.of(balancer, group, listener));
    }

    private static String arn(HttpResponse<String> reply) {
        Matcher found = ARN.matcher(reply.body());
        assertTrue(found.find(), reply::body);
        return found.group();
    }

    private void remember(String body) {
        Matcher found = ARN.matcher(body);
        while (arns.size() < 40 && found.find()) {
            arns.add(found.group());
        }
    }

    private void fill(StringBuilder form, Class<?> record, String path, int depth) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name = component.getName();
            String member = path + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            if (random.nextInt(10) < (depth == 0 ? 7 : 4)) {
                fill(form, component.getGenericType(), member, depth + 1);
            }
        }
    }

    private void fill(StringBuilder form, Type type, String path, int depth) {
        if (type instanceof ParameterizedType list) {
            for (int i = 1; i <= 1 + random.nextInt(3); i++) {
                fill(form, list.getActualTypeArguments()[0], path + ".member." + i, depth + 1);
            }
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            fill(form, plain, path + ".", depth);
        } else {
            form.append('&').append(path).append('=').append(value(type, path));
        }
    }

    private String value(Type type, String path) {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        if (random.nextInt(10) < 7) {
            if (path.endsWith("Arn") || path.contains("Arns")) {
                value = arns.get(random.nextInt(arns.size()));
            } else if (type == Integer.class) {
                value = Integer.toString(1 + random.nextInt(200));
            } else if (type == Boolean.class) {
                value = Boolean.toString(random.nextBoolean());
            }
        }
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** One time in ten the form itself is damaged. */
    private void spoil(StringBuilder form) {
        if (random.nextInt(10) == 0) {
            form.setCharAt(random.nextInt(form.length()), (char) (32 + random.nextInt(200)));
            form.append(List.of("&%", "&a.b.c=1", "&Action=", "&=", "&.=.", "&Tags.member.x=1", "&Tags=1")
                    .get(random.nextInt(7)));
        }
    }

    private static boolean isAcceptable(HttpResponse<String> reply) {
        if (reply.statusCode() != 200 && (reply.statusCode() < 400 || reply.statusCode() >= 500)) {
            return false;
        }
        try {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            return false;
        }
        return reply.body().contains("<RequestId>")
                && (reply.statusCode() == 200 || !code(reply.body()).isEmpty());
    }

    /** The code of an error, or what was said instead. */
    private static String code(String body) {
        Matcher found = Pattern.compile("<Code>([A-Za-z]+)</Code>").matcher(body);
        return found.find() ? found.group(1) : "";
    }
}
