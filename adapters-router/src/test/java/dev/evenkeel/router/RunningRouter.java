package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetRegistration;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.HealthCheck;
import dev.evenkeel.router.model.Listener;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.model.Matcher;
import dev.evenkeel.router.model.Rule;
import dev.evenkeel.router.model.TargetGroup;
import dev.evenkeel.router.proxy.Limits;
import dev.evenkeel.testkit.FreePort;
import dev.evenkeel.testkit.RecordingReports;
import dev.evenkeel.testkit.Starts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A router with one listener, and servers behind it. */
final class RunningRouter implements AutoCloseable {
    static final ServiceArn WEB = Starts.SCOPE.service("default", "web");
    static final Limits QUICK =
            Limits.usual().withTimes(Duration.ofMillis(600), Duration.ofMillis(600), Duration.ofMillis(500));

    final RecordingReports reports = new RecordingReports();
    final LocalRouter router;
    final int port = FreePort.next();
    private final List<Server> servers = new ArrayList<>();

    RunningRouter(Limits limits) {
        router = LocalRouter.open(Settings.local().withLimits(limits), reports);
    }

    RunningRouter() {
        this(Limits.usual());
    }

    /** One that sends everything to these servers, which are healthy when this returns. */
    static RunningRouter before(Server... servers) {
        return before(Limits.usual(), servers);
    }

    static RunningRouter before(Limits limits, Server... servers) {
        RunningRouter running = new RunningRouter(limits);
        running.router.define(group("web"));
        running.listen(ListenerProtocol.HTTP, Rule.otherwise(Action.Forward.to("web")));
        for (Server server : servers) {
            running.healthy("web", server);
        }
        return running;
    }

    /** A group that is checked quickly. */
    static TargetGroup group(String arn) {
        return group(arn, "200");
    }

    /** @param codes that a healthy target answers, as in {@code 200-299} */
    static TargetGroup group(String arn, String codes) {
        return new TargetGroup(
                arn,
                new HealthCheck(
                        ListenerProtocol.HTTP,
                        null,
                        "/health",
                        Duration.ofMillis(50),
                        Duration.ofMillis(50),
                        Duration.ofSeconds(2),
                        2,
                        2,
                        Matcher.of(codes)),
                Duration.ofSeconds(5),
                Duration.ZERO,
                null,
                TargetGroup.Algorithm.ROUND_ROBIN);
    }

    void listen(ListenerProtocol protocol, Rule... rules) {
        router.define(new Listener("listener", "127.0.0.1", port, protocol, List.of(rules)))
                .toCompletableFuture()
                .join();
    }

    TargetId register(String group, Server server) {
        servers.add(server);
        return register(group, server.port());
    }

    TargetId register(String group, int at) {
        TargetId id = new TargetId(group, Starts.SCOPE.task("default", String.format("%032x", at)), "web", 80);
        router.register(new TargetRegistration(id, WEB, "ecs-svc/1", null, "host", at, null));
        return id;
    }

    TargetId healthy(String group, Server server) {
        TargetId id = register(group, server);
        await(id, TargetState.HEALTHY);
        return id;
    }

    void await(TargetId target, TargetState state) {
        await(() -> reports.states(target).contains(state));
    }

    static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "not within 20 s");
            Pause.millis(5);
        }
    }

    Client client() throws IOException {
        return new Client(port);
    }

    @Override
    public void close() {
        router.close();
        servers.forEach(Server::close);
    }
}
