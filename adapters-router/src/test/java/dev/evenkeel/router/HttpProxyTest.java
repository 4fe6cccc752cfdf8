package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What passes through to a target and back. */
class HttpProxyTest {

    @Test
    void keepsConnectionsOfBothSides() throws IOException {
        Server server = Server.saying("hello");
        try (RunningRouter running = RunningRouter.before(server);
                Client client = running.client()) {

            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                bodies.add(client.get("/").body());
            }

            assertEquals(Collections.nCopies(20, "hello"), bodies);
            assertEquals(1, server.connections.get());
        }
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() throws IOException {
        Server server = Server.of((head, in, out) -> {
            out.write(Server.answer(head.split(" ")[1]));
            return true;
        });
        try (RunningRouter running = RunningRouter.before(server);
                Client client = running.client()) {

            client.write(
                    "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\nGET /3 HTTP/1.1\r\nHost: x\r\n\r\n");

            assertEquals(
                    "/1 /2 /3",
                    client.read().body() + " " + client.read().body() + " "
                            + client.read().body());
        }
    }

    @Test
    void tellsTheTargetWhoAsksAndKeepsTheConnectionsOwnHeaders() throws IOException {
        Server server = Server.saying("ok");
        try (RunningRouter running = RunningRouter.before(server);
                Client client = running.client()) {

            client.send(String.join(
                    "\r\n",
                    "GET /a?b=c HTTP/1.1",
                    "Host: shop.test:80",
                    "X-Forwarded-For: 9.9.9.9",
                    "X-Forwarded-Proto: https",
                    "Connection: keep-alive, X-Forwarded-For, Secret",
                    "Secret: 1",
                    "TE: trailers",
                    "X-Own: yes",
                    "",
                    ""));

            assertEquals(
                    "GET /a?b=c HTTP/1.1\r\nHost: shop.test:80\r\nX-Own: yes\r\nX-Forwarded-For: 9.9.9.9, 127.0.0.1\r\n"
                            + "X-Forwarded-Proto: http\r\nX-Forwarded-Port: " + running.port
                            + "\r\nConnection: keep-alive\r\n\r\n",
                    server.heads.get(0));
        }
    }

    @Test
    void passesBodiesOnHoweverTheirEndIsTold() throws IOException {
        Server server = Server.of((head, in, out) -> {
            String body = Server.body(head, in);
            out.write(("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length())
                            + "\r\n" + body + "\r\n0\r\nTrailer: x\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            return true;
        });
        try (RunningRouter running = RunningRouter.before(server);
                Client client = running.client()) {

            String byLength = client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello")
                    .body();
            String inChunks = client.send(
                            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;ext=1\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n")
                    .body();
            String expected = expecting(
                    client, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");

            assertEquals("hello hello hello", byLength + " " + inChunks + " " + expected);
            assertNull(Server.header(server.heads.get(2), "Expect"));
        }
    }

    private static String expecting(Client client, String head) throws IOException {
        client.write(head);
        assertEquals(100, client.read().status());
        client.write("hello");
        return client.read().body();
    }

    @Test
    void endsAnswersThatEndWithTheTargetsConnection() throws IOException {
        Server server = Server.of((head, in, out) -> {
            out.write("HTTP/1.0 200 OK\r\n\r\nall of it".getBytes(StandardCharsets.ISO_8859_1));
            return false;
        });
        try (RunningRouter running = RunningRouter.before(server);
                Client client = running.client();
                Client old = running.client()) {

            Client.Answer chunked = client.get("/");
            old.write("GET / HTTP/1.0\r\n\r\n");
            String untilClose = old.rest();

            assertEquals("all of it", chunked.body());
            assertEquals(200, client.get("/again").status());
            assertTrue(untilClose.endsWith("Connection: close\r\n\r\nall of it"), untilClose);
        }
    }

    @Test
    void answersHeadWithTheLengthAndNoBody() throws IOException {
        Server server = Server.of((head, in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            return true;
        });
        try (RunningRouter running = RunningRouter.before(server);
                Client client = running.client()) {

            Client.Answer first = client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
            Client.Answer second = client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");

            assertEquals("1234 1234", first.header("Content-Length") + " " + second.header("Content-Length"));
        }
    }

    @Test
    void passesWebSocketsThrough() throws IOException {
        Server server = Server.of((head, in, out) -> {
            out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: key\r\n\r\nfirst")
                    .getBytes(StandardCharsets.ISO_8859_1));
            byte[] heard = in.readNBytes(4);
            out.write(heard);
            return false;
        });
        try (RunningRouter running = RunningRouter.before(server);
                Client client = running.client()) {

            client.write("GET /chat HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Key: a2V5\r\n\r\n\u0081\u0000ab");
            Client.Answer answer = client.read();
            String frames = client.rest();

            assertEquals(101, answer.status());
            assertEquals("websocket", answer.header("Upgrade"));
            assertEquals("first\u0081\u0000ab", frames);
            assertEquals("Upgrade", Server.header(server.heads.get(0), "Connection"));
        }
    }

    @Test
    void streamsWithoutGatheringWhatTheClientDoesNotRead() throws IOException {
        long size = 300L << 20;
        Server server = Server.of((head, in, out) -> {
            out.write(
                    ("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            byte[] block = new byte[1 << 16];
            for (long sent = 0; sent < size; sent += block.length) {
                out.write(block);
            }
            return true;
        });
        try (RunningRouter running = RunningRouter.before(server);
                Client client = running.client()) {
            client.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            String head = Server.head(client.in);
            Pause.millis(500);
            long heldBack = used();

            byte[] block = new byte[1 << 16];
            long read = 0;
            while (read < size) {
                read += client.in.read(block);
            }

            assertEquals("" + size, Server.header(head, "Content-Length"));
            assertEquals(size, read);
            assertTrue(heldBack < 100 << 20, heldBack + " bytes in use while the client did not read");
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
