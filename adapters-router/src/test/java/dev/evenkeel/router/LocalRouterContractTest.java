package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.port.TrafficRouter;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetRegistration;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.core.traffic.TrafficEndpoint;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.testkit.RecordingReports;
import dev.evenkeel.testkit.Starts;
import dev.evenkeel.testkit.TrafficRouterContract;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The router as the engine sees it; shares are counted by requests that real servers answered. */
class LocalRouterContractTest extends TrafficRouterContract {
    private static final ServiceArn WEB = Starts.SCOPE.service("default", "web");
    private static final int REQUESTS = 100;

    private final RecordingReports reports = new RecordingReports();
    private final List<Server> servers = new ArrayList<>();
    private final Map<TargetId, String> names = new TreeMap<>();
    private LocalRouter router;

    @BeforeEach
    void open() {
        router = LocalRouter.open(Settings.local(), reports);
    }

    @AfterEach
    void close() {
        router.close();
        servers.forEach(Server::close);
    }

    @Override
    protected TrafficRouter router() {
        return router;
    }

    @Override
    protected RecordingReports reports() {
        return reports;
    }

    @Override
    protected TargetRegistration answering(String targetGroupArn) {
        return target(targetGroupArn, true);
    }

    @Override
    protected TargetRegistration failing(String targetGroupArn) {
        return target(targetGroupArn, false);
    }

    @Override
    protected double share(TargetRegistration target) {
        String name = names.get(target.id());
        // A service has its listener a moment after its first target is registered.
        assertTrue(passesUntil(() -> !router.endpoints().isEmpty()));
        int answered = 0;
        for (TrafficEndpoint endpoint : router.endpoints()) {
            if (endpoint.kind() == TrafficKind.PRODUCTION) {
                try (Client client = new Client(URI.create(endpoint.url()).getPort())) {
                    for (int i = 0; i < REQUESTS; i++) {
                        answered += client.get("/").body().equals(name) ? 1 : 0;
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                break;
            }
        }
        return answered * 100.0 / REQUESTS;
    }

    @Override
    protected boolean passesUntil(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(15));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Pause.millis(5);
        }
        return true;
    }

    @Test
    void countsTheRequestsThatItSends() {
        TargetRegistration target = answering("group");
        router.register(target);
        assertTrue(passesUntil(() -> reports.states(target.id()).contains(TargetState.HEALTHY)));

        double share = share(target);

        assertEquals(100, share);
        assertEquals(Map.of("group", (long) REQUESTS), router.requests(List.of("group", "other")));
    }

    private TargetRegistration target(String targetGroupArn, boolean healthy) {
        String name = "server-" + servers.size();
        Server server = Server.saying(name);
        server.healthy = healthy;
        servers.add(server);
        TargetId id = new TargetId(
                targetGroupArn, Starts.SCOPE.task("default", String.format("%032x", servers.size())), "web", 80);
        names.put(id, name);
        return new TargetRegistration(id, WEB, targetGroupArn, null, "host", server.port(), null);
    }
}
