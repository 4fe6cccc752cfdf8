package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.router.proxy.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of clients that misbehave, and that others do not notice. */
class FaultyClientsTest {

    @Test
    void waitsForNoHalfRequestForEver() throws IOException {
        Server server = Server.of((head, in, out) -> {
            Server.body(head, in);
            out.write(Server.answer("whole"));
            return true;
        });
        try (RunningRouter running = RunningRouter.before(RunningRouter.QUICK, server);
                Client halfHead = running.client();
                Client halfBody = running.client();
                Client nothing = running.client()) {
            halfHead.write("GET / HTTP/1.1\r\nHost: x\r\n");
            halfBody.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");

            assertEquals(408, halfHead.read().status());
            assertTrue(List.of(408, 504).contains(halfBody.read().status()));
            assertTrue(nothing.isEnded());
            assertEquals("whole", get(running));
            RunningRouter.await(() -> running.router.figures().targets().get(0).inFlight() == 0);
        }
    }

    @Test
    void isNotHeldUpByAHeadThatTricklesIn() throws IOException {
        try (RunningRouter running = RunningRouter.before(RunningRouter.QUICK, Server.saying("fine"));
                Client trickling = running.client()) {
            trickling.write("GET / HTTP/1.1\r\nHost: x\r\nX: ");
            String status = "";
            for (int i = 0; i < 40 && status.isEmpty(); i++) {
                Pause.millis(100);
                try {
                    trickling.write("a");
                } catch (IOException closed) {
                    status = "closed";
                }
                if (trickling.in.available() > 0) {
                    status = "" + trickling.read().status();
                }
            }

            assertEquals("408", status);
            assertEquals("fine", get(running));
        }
    }

    @Test
    void survivesClientsThatBreakOffAnywhere() throws IOException {
        Server server = Server.of((head, in, out) -> {
            Server.body(head, in);
            out.write(Server.answer("x".repeat(100_000)));
            return true;
        });
        String whole = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        try (RunningRouter running = RunningRouter.before(server)) {
            for (int length = 0; length <= whole.length(); length++) {
                Client client = running.client();
                client.write(whole.substring(0, length));
                client.endAbruptly();
            }

            assertEquals(100_000, get(running).length());
            RunningRouter.await(() -> running.router.figures().targets().get(0).inFlight() == 0);
        }
    }

    @Test
    void answersNoMoreThanIsRead() throws IOException {
        Server server = Server.saying("x".repeat(50_000));
        try (RunningRouter running = RunningRouter.before(server);
                Client greedy = running.client()) {
            String many = "GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(500);
            Thread writing = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 20; i++) {
                        greedy.write(many);
                    }
                } catch (IOException closed) {
                    // As it should be at the end of the test.
                }
            });
            Pause.millis(1000);

            assertTrue(server.heads.size() < 500, server.heads.size() + " requests for a client that reads nothing");
            assertEquals(50_000, get(running).length());
            greedy.endAbruptly();
            writing.interrupt();
        }
    }

    @Test
    void closesConnectionsBeyondTheirNumber() throws IOException {
        Limits few = Limits.usual().withConnections(5);
        try (RunningRouter running = RunningRouter.before(few, Server.saying("fine"))) {
            List<Client> clients = new ArrayList<>();
            int served = 0;
            for (int i = 0; i < 30; i++) {
                Client client = running.client();
                clients.add(client);
                try {
                    served += client.get("/").status() == 200 ? 1 : 0;
                } catch (IOException closed) {
                    // One too many.
                }
            }
            for (Client client : clients) {
                client.close();
            }

            assertEquals(5 * Settings.local().loops(), served);
            RunningRouter.await(() -> {
                try {
                    return get(running).equals("fine");
                } catch (IOException stillFull) {
                    return false;
                }
            });
        }
    }

    @Test
    void letsBodiesGoByThatNobodyWants() throws IOException {
        try (RunningRouter running = RunningRouter.before();
                Client small = running.client();
                Client large = running.client()) {

            int first = small.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + "a".repeat(1000))
                    .status();
            int second = small.get("/").status();
            large.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\n");
            int third = large.read().status();

            assertEquals("503 503 503", first + " " + second + " " + third);
        }
    }

    private static String get(RunningRouter running) throws IOException {
        try (Client client = running.client()) {
            return client.get("/").body();
        }
    }
}
