package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.model.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Connections that are passed on byte by byte. */
class TcpTest {
    private static final Rule ALL = Rule.otherwise(Action.Forward.to("web"));

    @Test
    void passesBytesBothWaysAndEndsBothSides() throws IOException {
        Server echo = Server.of((head, in, out) -> {
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            return false;
        });
        try (RunningRouter running = new RunningRouter()) {
            running.router.define(RunningRouter.group("web"));
            running.healthy("web", echo);
            running.listen(ListenerProtocol.TCP, ALL);

            try (Client client = running.client()) {
                client.write("any bytes\u0000\u00ff\n\n\r\n\r\n");

                assertEquals("any bytes\u0000\u00ff\n\n\r\n\r\n", client.rest());
            }
        }
    }

    @Test
    void whatAClientSentBeforeItLeftArrivesAtASlowTarget() throws Exception {
        String head = "GET / HTTP/1.1\r\n\r\n";
        String much = "x".repeat(1 << 20);
        CompletableFuture<Long> arrived = new CompletableFuture<>();
        Server slow = Server.of((first, in, out) -> {
            long bytes = 0;
            byte[] piece = new byte[8 << 10];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                bytes += read;
                Pause.millis(2);
            }
            arrived.complete(bytes);
            return false;
        });
        try (RunningRouter running = new RunningRouter()) {
            running.router.define(RunningRouter.group("web"));
            running.healthy("web", slow);
            running.listen(ListenerProtocol.TCP, ALL);

            try (Client client = running.client()) {
                client.write(head + much);
            }

            assertEquals(much.length(), arrived.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void passesOverATargetThatCannotBeReached() throws IOException {
        Server gone = Server.saying("gone");
        try (RunningRouter running = new RunningRouter()) {
            running.router.define(RunningRouter.group("web"));
            running.healthy("web", gone);
            running.healthy("web", Server.saying("alive"));
            running.listen(ListenerProtocol.TCP, ALL);
            gone.close();

            for (int i = 0; i < 6; i++) {
                try (Client client = running.client()) {
                    assertEquals("alive", client.get("/").body());
                }
            }
        }
    }

    @Test
    void letsConnectionsOfALeavingTargetEnd() throws IOException {
        try (RunningRouter running = new RunningRouter()) {
            running.router.define(RunningRouter.group("web"));
            TargetId id = running.healthy("web", Server.saying("still here"));
            running.listen(ListenerProtocol.TCP, ALL);
            try (Client open = running.client()) {
                open.get("/");
                running.router.deregister(id);
                running.await(id, TargetState.DRAINING);

                assertEquals("still here", open.get("/").body());
            }

            running.await(id, TargetState.UNUSED);
            try (Client late = running.client()) {
                assertTrue(late.isEnded());
            }
        }
    }
}
