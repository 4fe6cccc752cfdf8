package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.model.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients get when targets misbehave. */
class FaultyTargetsTest {

    @Test
    void answers503WhereNoTargetIsHealthy() throws IOException {
        try (RunningRouter running = RunningRouter.before();
                Client client = running.client()) {
            assertEquals(503, client.get("/").status());
            assertEquals(
                    503,
                    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab")
                            .status());
            assertEquals(503, client.get("/again").status());
        }
    }

    @Test
    void triesAnotherWhenATargetCannotBeReached() throws IOException {
        Server gone = Server.saying("gone");
        Server alive = Server.saying("alive");
        try (RunningRouter running = RunningRouter.before(gone, alive);
                Client client = running.client()) {
            gone.close();

            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab")
                        .body());
            }

            assertEquals(Collections.nCopies(10, "alive"), answers);
        }
    }

    @Test
    void answers502WhenTheOnlyTargetCannotBeReached() throws IOException {
        Server gone = Server.saying("gone");
        try (RunningRouter running = RunningRouter.before(gone);
                Client client = running.client()) {
            gone.close();

            int status = client.get("/").status();

            assertTrue(List.of(502, 503).contains(status), "answered " + status);
        }
    }

    @Test
    void triesAnotherWhenATargetBreaksOffBeforeItAnswersAndOnlyIfThatDoesNoHarm() throws IOException {
        AtomicInteger broken = new AtomicInteger();
        Server breaking = Server.of((head, in, out) -> {
            broken.incrementAndGet();
            return false;
        });
        Server alive = Server.saying("alive");
        try (RunningRouter running = RunningRouter.before(breaking, alive);
                Client client = running.client()) {

            List<Integer> gets = new ArrayList<>();
            List<Integer> posts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                gets.add(client.get("/").status());
            }
            for (int i = 0; i < 6; i++) {
                posts.add(client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
                        .status());
            }

            assertEquals(Collections.nCopies(6, 200), gets);
            assertEquals(3, posts.stream().filter(status -> status == 502).count(), posts.toString());
            assertEquals(6, broken.get());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what?\r\n\r\n",
                "HTTP/1.1 200\nOK\n\n",
                "HTTP/1.1 two OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX : a\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX: a\r\n b\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\n\r\n",
                "HTTP/1.1 20",
            })
    void answers502ToGarbage(String garbage) throws IOException {
        Server server = Server.of((head, in, out) -> {
            out.write(garbage.getBytes(StandardCharsets.ISO_8859_1));
            return false;
        });
        try (RunningRouter running = RunningRouter.before(server);
                Client client = running.client()) {

            assertEquals(502, client.get("/").status());
        }
    }

    @Test
    void answers502ToAHeadWithoutEnd() throws IOException {
        Server server = Server.of((head, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1));
            byte[] line = ("X: " + "a".repeat(1000) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            while (true) {
                out.write(line);
            }
        });
        try (RunningRouter running = RunningRouter.before(server);
                Client client = running.client()) {

            assertEquals(502, client.get("/").status());
        }
    }

    @Test
    void answers504WhenATargetHangsAndHasRoomForOthersMeanwhile() throws IOException {
        Server hanging = Server.of((head, in, out) -> {
            Thread.sleep(60_000);
            return false;
        });
        try (RunningRouter running = RunningRouter.before(RunningRouter.QUICK, hanging);
                Client client = running.client()) {
            List<Client> others = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Client other = running.client();
                other.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                others.add(other);
            }

            assertEquals(504, client.get("/").status());
            for (Client other : others) {
                assertEquals(504, other.read().status());
                other.close();
            }
            RunningRouter.await(() -> running.router.figures().targets().get(0).inFlight() == 0);
        }
    }

    @Test
    void cutsAnAnswerOffWhereTheTargetDid() throws IOException {
        Server server = Server.of((head, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(StandardCharsets.ISO_8859_1));
            return false;
        });
        Server chunked = Server.of((head, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf"
                    .getBytes(StandardCharsets.ISO_8859_1));
            return false;
        });
        for (Server each : List.of(server, chunked)) {
            try (RunningRouter running = RunningRouter.before(each);
                    Client client = running.client()) {

                client.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                String all = client.rest();

                assertTrue(all.contains("half") && !all.endsWith("0\r\n\r\n"), all);
            }
        }
    }

    @Test
    void passesSlowAnswersOnAsTheyCome() throws IOException {
        Server server = Server.of((head, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            for (byte letter : "slowl".getBytes(StandardCharsets.ISO_8859_1)) {
                Thread.sleep(400);
                out.write(letter);
            }
            return true;
        });
        try (RunningRouter running = RunningRouter.before(RunningRouter.QUICK, server);
                Client client = running.client()) {

            assertEquals("slowl", client.get("/").body());
        }
    }

    @Test
    void givesNoRequestsToATargetThatFailsItsChecksUntilItPassesThemAgain() throws IOException {
        Server server = Server.saying("well");
        try (RunningRouter running = new RunningRouter()) {
            running.router.define(RunningRouter.group("web"));
            running.listen(ListenerProtocol.HTTP, Rule.otherwise(Action.Forward.to("web")));
            TargetId id = running.healthy("web", server);
            try (Client client = running.client()) {
                int before = client.get("/").status();
                server.healthy = false;
                running.await(id, TargetState.UNHEALTHY);
                int sick = client.get("/").status();
                String reason = running.router.targets().get(0).reason();
                server.healthy = true;
                RunningRouter.await(() -> running.router.targets().get(0).state() == TargetState.HEALTHY);

                assertEquals(
                        "200 503 200",
                        before + " " + sick + " " + client.get("/").status());
                assertEquals("Health checks failed with these codes: [503]", reason);
            }
        }
    }

    @Test
    void closesTheWayToATargetWhoseClientHasGone() throws IOException {
        Server hanging = Server.of((head, in, out) -> {
            in.read();
            return false;
        });
        try (RunningRouter running = RunningRouter.before(hanging)) {
            Client client = running.client();
            client.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            RunningRouter.await(() -> hanging.heads.size() == 1);

            client.close();

            RunningRouter.await(() -> running.router.figures().targets().get(0).inFlight() == 0);
            assertEquals(
                    1L,
                    running.router
                            .figures()
                            .groups()
                            .get(0)
                            .figures()
                            .ownAnswers()
                            .get(460));
            assertThrows(IOException.class, client::read);
        }
    }
}
