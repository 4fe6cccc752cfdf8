package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.Condition;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.model.Rule;
import dev.evenkeel.router.model.TargetGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where requests go. */
class RulesTest {

    @Test
    void sendsRequestsWhereTheFirstRuleThatMatchesSays() throws IOException {
        try (RunningRouter running = new RunningRouter()) {
            running.router.define(RunningRouter.group("shop"));
            running.healthy("shop", Server.saying("shop"));
            running.listen(
                    ListenerProtocol.HTTP,
                    rule(
                            new Action.FixedResponse(200, "text/plain", "api"),
                            new Condition.PathPattern(List.of("/api/*"))),
                    rule(
                            new Action.FixedResponse(418, "text/plain", "test"),
                            new Condition.HttpHeader("X-Test", List.of("y?s"))),
                    rule(Action.Forward.to("shop"), new Condition.HostHeader(List.of("*.SHOP.test"))),
                    rule(
                            new Action.Redirect(301, "HTTPS", "#{host}", "443", "/new/#{path}", "#{query}"),
                            new Condition.PathPattern(List.of("/old")),
                            new Condition.HttpRequestMethod(List.of("GET"))),
                    rule(
                            new Action.FixedResponse(200, "text/plain", "query"),
                            new Condition.QueryString(List.of(new Condition.Parameter("v", "2*")))));

            try (Client client = running.client()) {
                assertEquals("api", client.get("/api/x").body());
                assertEquals(418, ask(client, "/", "X-Test: YES\r\n").status());
                assertEquals("shop", ask(client, "/", "", "www.shop.test:8080").body());
                assertEquals("https://here/new/old?q=1", client.get("/old?q=1").header("Location"));
                assertEquals("query", client.get("/?a=1&V=2x").body());
                assertEquals(404, client.get("/nothing").status());
            }
        }
    }

    @Test
    void dividesRequestsByWeightsAndKeepsClientsInTheirGroup() throws IOException {
        try (RunningRouter running = new RunningRouter()) {
            for (String name : List.of("blue", "green")) {
                running.router.define(RunningRouter.group(name));
                running.healthy(name, Server.saying(name));
            }
            Action.Forward forward = new Action.Forward(
                    List.of(new Action.WeightedTargetGroup("blue", 9), new Action.WeightedTargetGroup("green", 1)),
                    Duration.ofHours(1));
            running.listen(ListenerProtocol.HTTP, Rule.otherwise(forward));

            try (Client client = running.client()) {
                Map<String, Integer> shares = new TreeMap<>();
                String cookie = "";
                for (int i = 0; i < 200; i++) {
                    Client.Answer answer = client.get("/");
                    shares.merge(answer.body(), 1, Integer::sum);
                    cookie = answer.body().equals("green") ? answer.header("Set-Cookie") : cookie;
                }
                assertTrue(Math.abs(shares.get("green") - 20) <= 3, shares.toString());
                for (int i = 0; i < 20; i++) {
                    assertEquals(
                            "green",
                            ask(client, "/", "Cookie: a=b; " + cookie.split(";")[0] + "\r\n")
                                    .body());
                }
            }
        }
    }

    @Test
    void keepsClientsWithTheirTargetUntilItLeaves() throws IOException {
        TargetGroup group = RunningRouter.group("web");
        try (RunningRouter running = new RunningRouter()) {
            running.router.define(new TargetGroup(
                    "web",
                    group.healthCheck(),
                    group.deregistrationDelay(),
                    Duration.ZERO,
                    Duration.ofMinutes(5),
                    TargetGroup.Algorithm.LEAST_OUTSTANDING_REQUESTS));
            var one = running.healthy("web", Server.saying("one"));
            var two = running.healthy("web", Server.saying("two"));
            running.listen(ListenerProtocol.HTTP, Rule.otherwise(Action.Forward.to("web")));

            try (Client client = running.client()) {
                Client.Answer first = client.get("/");
                String cookie = "Cookie: " + first.header("Set-Cookie").split(";")[0] + "\r\n";
                for (int i = 0; i < 10; i++) {
                    assertEquals(first.body(), ask(client, "/", cookie).body());
                }
                running.router.deregister(first.body().equals("one") ? one : two);
                running.await(first.body().equals("one") ? one : two, TargetState.DRAINING);

                assertEquals(
                        first.body().equals("one") ? "two" : "one",
                        ask(client, "/", cookie).body());
            }
        }
    }

    private static Rule rule(Action action, Condition... conditions) {
        return new Rule(null, List.of(conditions), action);
    }

    private static Client.Answer ask(Client client, String path, String header) throws IOException {
        return ask(client, path, header, "here");
    }

    private static Client.Answer ask(Client client, String path, String header, String host) throws IOException {
        return client.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + header + "\r\n");
    }
}
