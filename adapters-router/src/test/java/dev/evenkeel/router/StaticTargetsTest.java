package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.balancing.StaticTarget;
import dev.evenkeel.testkit.FreePort;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Targets that were registered by hand get requests. */
class StaticTargetsTest {
    private final RunningRouter running = new RunningRouter();
    private final CreatedFront front = new CreatedFront();
    private final int port = FreePort.next();

    @BeforeEach
    void listen() {
        front.group("web").listener("web", "HTTP", port, CreatedFront.to("web")).tell(running.router);
        RunningRouter.await(() -> !bodies().isEmpty());
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void healthyOnesGetRequestsBesideThoseOfServices() throws IOException {
        try (Server one = Server.saying("one");
                Server ill = Server.saying("ill")) {
            ill.healthy = false;
            front.targets(
                            "web",
                            CreatedFront.target("127.0.0.1", one.port(), false),
                            CreatedFront.target("127.0.0.1", ill.port(), false),
                            CreatedFront.target("i-0123456789abcdef0", one.port(), false))
                    .tell(running.router);
            running.healthy("web", Server.saying("task"));
            RunningRouter.await(() -> bodies().contains("one"));

            assertEquals(Set.of("one", "task"), bodies());
            assertEquals(List.of(), List.copyOf(ill.heads));
            RunningRouter.await(() -> running.reports.staticTargets().size() == 4);
            assertEquals(
                    Set.of(
                            one.port() + " INITIAL Initial health checks in progress",
                            one.port() + " HEALTHY null",
                            ill.port() + " INITIAL Initial health checks in progress",
                            ill.port() + " UNHEALTHY Health checks failed with these codes: [503]"),
                    running.reports.staticTargets().stream()
                            .map(seen -> seen.port() + " " + seen.state() + " " + seen.reason())
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void oneThatIsTakenOutFinishesWhatItHasAndGetsNothingNew() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Server slow = Server.of((head, in, out) -> {
            if (head.startsWith("GET /slow")) {
                asked.countDown();
                go.await();
            }
            out.write(Server.answer("slow"));
            return true;
        });
        StaticTarget target = CreatedFront.target("127.0.0.1", slow.port(), false);
        try (slow;
                Client busy = new Client(port)) {
            front.targets("web", target).tell(running.router);
            RunningRouter.await(() -> bodies().equals(Set.of("slow")));

            busy.write("GET /slow HTTP/1.1\r\nHost: here\r\n\r\n");
            asked.await();
            front.targets("web", CreatedFront.target("127.0.0.1", slow.port(), true))
                    .tell(running.router);
            RunningRouter.await(() -> !bodies().contains("slow"));
            go.countDown();
            Client.Answer late = busy.read();
            front.targets("web", target).tell(running.router);
            RunningRouter.await(() -> bodies().equals(Set.of("slow")));

            assertEquals("slow", late.body());
            assertEquals(List.of(), running.reports.targets());
        }
    }

    private Set<String> bodies() {
        Set<String> bodies = new TreeSet<>();
        try (Client client = new Client(port)) {
            for (int i = 0; i < 6; i++) {
                bodies.add(client.get("/").body());
            }
        } catch (IOException notYet) {
            return Set.of();
        }
        return bodies;
    }
}
