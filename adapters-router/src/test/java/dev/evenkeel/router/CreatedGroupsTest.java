package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.State;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.router.model.HealthCheck;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.model.Matcher;
import dev.evenkeel.router.model.TargetGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CreatedGroupsTest {
    private static final String ARN =
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef";

    @Test
    void targetGroupHasTheSettingsItWasGiven() {
        State state = new State();
        state.apply(new Event.TargetGroupPut(new dev.evenkeel.core.balancing.TargetGroup(
                ARN,
                "web",
                "HTTP",
                80,
                "vpc-1",
                "HTTP",
                "8081",
                true,
                10,
                4,
                3,
                2,
                "/health",
                new dev.evenkeel.core.balancing.Matcher("200-299", null),
                List.of(),
                "ip",
                "HTTP1",
                "ipv4")));
        state.apply(new Event.BalancingAttributesChanged(
                ARN,
                new TreeMap<>(Map.of(
                        "deregistration_delay.timeout_seconds", "20",
                        "slow_start.duration_seconds", "60",
                        "stickiness.enabled", "true",
                        "stickiness.lb_cookie.duration_seconds", "600",
                        "load_balancing.algorithm.type", "least_outstanding_requests"))));

        List<TargetGroup> groups = CreatedGroups.of(state.balancing());

        assertEquals(
                List.of(new TargetGroup(
                        ARN,
                        new HealthCheck(
                                ListenerProtocol.HTTP,
                                8081,
                                "/health",
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(4),
                                3,
                                2,
                                Matcher.of("200-299")),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(600),
                        TargetGroup.Algorithm.LEAST_OUTSTANDING_REQUESTS)),
                groups);
    }

    @Test
    void targetGroupThatIsDeletedIsLikeOneThatNeverWas() throws IOException {
        try (RunningRouter running = new RunningRouter()) {
            CreatedFront front = new CreatedFront().group("web");
            front.state.apply(
                    new Event.BalancingAttributesChanged("web", new TreeMap<>(Map.of("stickiness.enabled", "true"))));
            front.tell(running.router);
            running.healthy("web", Server.saying("web"));
            RunningRouter.await(() -> !running.router.endpoints().isEmpty());
            int port = URI.create(running.router.endpoints().get(0).url()).getPort();

            try (Client client = new Client(port)) {
                String before = client.get("/").header("Set-Cookie");
                front.delete("web").tell(running.router);
                RunningRouter.await(() -> cookie(port) == null);

                assertTrue(before.startsWith("AWSALB="), before);
            }
        }
    }

    @Test
    void healthCheckThatIsChangedHoldsForTargetsThatAreThere() {
        try (RunningRouter running = new RunningRouter()) {
            running.router.define(RunningRouter.group("web", "204"));
            TargetId web = running.register("web", Server.saying("web"));
            running.await(web, TargetState.UNHEALTHY);

            running.router.define(RunningRouter.group("web", "200-204"));
            running.await(web, TargetState.HEALTHY);
            running.router.define(RunningRouter.group("web", "204"));
            RunningRouter.await(() -> running.reports.states(web).size() == 4);

            assertEquals(
                    List.of(TargetState.INITIAL, TargetState.UNHEALTHY, TargetState.HEALTHY, TargetState.UNHEALTHY),
                    running.reports.states(web));
        }
    }

    private static String cookie(int port) {
        try (Client client = new Client(port)) {
            return client.get("/").header("Set-Cookie");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
