package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.Condition;
import dev.evenkeel.router.model.Listener;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.model.Network;
import dev.evenkeel.router.model.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was created, in the router's terms. */
class CreatedListenersTest {
    private static final String HOST = "127.0.0.1";

    @Test
    void rulesStandInTheOrderOfTheirPrioritiesAndTheDefaultOneLast() {
        CreatedFront front = new CreatedFront()
                .listener("web", "HTTP", 8080, CreatedFront.forward(60, "blue", 9, "green", null))
                .rule("web", 20, CreatedFront.redirect("/new/#{path}"), CreatedFront.path("/old/*"))
                .rule(
                        "web",
                        3,
                        CreatedFront.fixed(418, null),
                        CreatedFront.host("*.test"),
                        CreatedFront.header("X-Test", "y?s"),
                        CreatedFront.method("GET"),
                        CreatedFront.query(null, "a*"),
                        CreatedFront.source("10.0.0.0/8", "300.0.0.0/8"));

        List<Listener> listeners = CreatedListeners.of(front.state.balancing(), HOST);

        Rule third = new Rule(
                CreatedFront.ruleArn("web", 3),
                List.of(
                        new Condition.HostHeader(List.of("*.test")),
                        new Condition.HttpHeader("X-Test", List.of("y?s")),
                        new Condition.HttpRequestMethod(List.of("GET")),
                        new Condition.QueryString(List.of(new Condition.Parameter(null, "a*"))),
                        new Condition.SourceIp(List.of(Network.of("10.0.0.0/8").orElseThrow()))),
                new Action.FixedResponse(418, "text/plain", ""));
        Rule twentieth = new Rule(
                CreatedFront.ruleArn("web", 20),
                List.of(new Condition.PathPattern(List.of("/old/*"))),
                new Action.Redirect(301, "#{protocol}", "#{host}", "#{port}", "/new/#{path}", "#{query}"));
        Rule last = new Rule(
                CreatedFront.ruleArn("web", 0),
                List.of(),
                new Action.Forward(
                        List.of(new Action.WeightedTargetGroup("blue", 9), new Action.WeightedTargetGroup("green", 1)),
                        Duration.ofMinutes(1)));
        assertEquals(
                List.of(new Listener(
                        CreatedFront.listenerArn("web"),
                        HOST,
                        8080,
                        ListenerProtocol.HTTP,
                        List.of(third, twentieth, last))),
                listeners);
    }

    @Test
    void listenersThatNeedACertificateOrSpeakUdpAreNotOpened() {
        CreatedFront front = new CreatedFront()
                .listener("a", "HTTPS", 443, CreatedFront.to("web"))
                .listener("b", "TLS", 444, CreatedFront.to("web"))
                .listener("c", "UDP", 53, CreatedFront.to("web"))
                .listener("d", "TCP_UDP", 54, CreatedFront.to("web"))
                .listener("e", "TCP", 55, CreatedFront.to("web"));

        List<Listener> listeners = CreatedListeners.of(front.state.balancing(), HOST);

        assertEquals(
                List.of("127.0.0.1:55 TCP"),
                listeners.stream()
                        .map(listener -> listener.address() + " " + listener.protocol())
                        .toList());
    }

    @Test
    void networksHaveTheAddressesOfTheirPrefix() {
        List<String> seen = List.of(
                holds("10.0.0.0/8", "10.255.1.2"),
                holds("10.9.0.0/8", "10.0.0.1"),
                holds("10.0.0.0/8", "11.0.0.1"),
                holds("127.0.0.1/32", "127.0.0.1"),
                holds("127.0.0.1/32", "127.0.0.2"),
                holds("0.0.0.0/0", "1.2.3.4"),
                holds("0.0.0.0/0", "::1"),
                holds("2001:db8::/32", "2001:db8:1::9"),
                holds("2001:db8::/32", "2001:db9::1"),
                holds("::/0", "10.0.0.1"),
                holds("::/0", "fe80::1"));

        assertEquals(
                List.of("true", "true", "false", "true", "false", "true", "false", "true", "false", "false", "true"),
                seen);
        for (String none : List.of("10.0.0.0", "10.0.0.0/33", "::/129", "web/8", "10.0.0.0/", "10.0.0.0/-1", "/8")) {
            assertEquals(Optional.empty(), Network.of(none), none);
        }
    }

    private static String holds(String network, String client) {
        Condition condition = new Condition.SourceIp(List.of(Network.of(network).orElseThrow()));
        return String.valueOf(condition.holds(new Facts(client)));
    }
}
