package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.model.Rule;
import dev.evenkeel.router.model.TargetGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How a target leaves. */
class DrainingTest {

    @Test
    void finishesRequestsUnderWayAndSendsNewOnesElsewhere() throws IOException {
        CountDownLatch go = new CountDownLatch(1);
        Server leaving = Server.of((head, in, out) -> {
            go.await();
            out.write(Server.answer("late"));
            return true;
        });
        try (RunningRouter running = RunningRouter.before();
                Client waiting = running.client();
                Client next = running.client()) {
            TargetId id = running.healthy("web", leaving);
            waiting.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            RunningRouter.await(() -> leaving.heads.size() == 1);
            running.healthy("web", Server.saying("other"));

            running.router.deregister(id);
            running.await(id, TargetState.DRAINING);
            for (int i = 0; i < 10; i++) {
                assertEquals("other", next.get("/").body());
            }
            assertEquals(false, running.reports.states(id).contains(TargetState.UNUSED));
            go.countDown();

            assertEquals("late", waiting.read().body());
            running.await(id, TargetState.UNUSED);
            assertEquals("other", waiting.get("/").body());
        }
    }

    @Test
    void closesConnectionsThatRest() throws IOException {
        Server server = Server.saying("ok");
        try (RunningRouter running = RunningRouter.before();
                Client client = running.client()) {
            TargetId id = running.healthy("web", server);
            client.get("/");
            assertTrue(server.openConnections() >= 1);

            running.router.deregister(id);
            running.await(id, TargetState.UNUSED);

            RunningRouter.await(() -> server.openConnections() == 0);
            assertEquals(503, client.get("/").status());
        }
    }

    @Test
    void breaksOffWhatOutlastsTheDelay() throws IOException {
        Server hanging = Server.of((head, in, out) -> {
            Thread.sleep(60_000);
            return false;
        });
        TargetGroup group = RunningRouter.group("web");
        try (RunningRouter running = new RunningRouter();
                Client client = client(running, group)) {
            TargetId id = running.healthy("web", hanging);
            client.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            RunningRouter.await(() -> hanging.heads.size() == 1);
            long start = System.nanoTime();

            running.router.deregister(id);
            running.await(id, TargetState.UNUSED);

            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis >= 300 && millis < 3000, millis + " ms");
            assertEquals(504, client.read().status());
        }
    }

    private static Client client(RunningRouter running, TargetGroup group) throws IOException {
        running.router.define(new TargetGroup(
                "web", group.healthCheck(), Duration.ofMillis(300), Duration.ZERO, null, group.algorithm()));
        running.listen(ListenerProtocol.HTTP, Rule.otherwise(Action.Forward.to("web")));
        return running.client();
    }
}
