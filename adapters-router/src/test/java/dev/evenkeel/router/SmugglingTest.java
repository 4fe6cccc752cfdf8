package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two readers could understand in two ways reaches no target, and ends its connection. */
class SmugglingTest {
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4, 4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n X: a\r\n\r\n",
                "GET / HTTP/1.1\nHost: x\n\n",
                "GET / HTTP/1.1\r\nHost: x\nX: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: a\rY: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX(: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n",
                "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1 \r\nHost: x\r\n\r\n",
                "GET / a HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET\t/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET relative HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET ftp://x/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "G(T / HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTQ/1.1\r\nHost: x\r\n\r\n",
                "\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
            })
    void refusesWhatIsNotPlain(String request) throws IOException {
        Server server = Server.saying("reached");
        try (RunningRouter running = RunningRouter.before(server);
                Client client = running.client()) {

            client.write(request + SMUGGLED);
            Client.Answer answer = client.read();

            assertEquals(400, answer.status());
            assertEquals("close", answer.header("Connection"));
            assertEquals("", client.rest());
            assertEquals(List.of(), server.heads);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\nhello\r\n0\r\n\r\n",
                "5\r\nhello0\r\n\r\n",
                "5\r\nhelloXX0\r\n\r\n",
                "x\r\nhello\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n",
                " 5\r\nhello\r\n0\r\n\r\n",
                "5 \r\nhello\r\n0\r\n\r\n",
                "fffffffff\r\nhello\r\n0\r\n\r\n",
                "5\rXhello\r\n0\r\n\r\n",
                "5;a\nb\r\nhello\r\n0\r\n\r\n",
                "0\r\nTrailer: x\n\r\n",
            })
    void refusesChunksThatDoNotAddUp(String body) throws IOException {
        Server server = Server.of((head, in, out) -> {
            Server.body(head, in);
            out.write(Server.answer("whole"));
            return true;
        });
        try (RunningRouter running = RunningRouter.before(server);
                Client client = running.client()) {

            client.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + body + SMUGGLED);
            Client.Answer answer = client.read();

            assertEquals(400, answer.status());
            assertEquals("", client.rest());
            assertEquals(
                    0,
                    server.heads.stream()
                            .filter(head -> head.contains("smuggled"))
                            .count());
        }
    }

    @Test
    void refusesMethodsAndVersionsThatAreNotForIt() throws IOException {
        try (RunningRouter running = RunningRouter.before(Server.saying("reached"))) {
            assertEquals(405, alone(running, "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n"));
            assertEquals(405, alone(running, "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"));
            assertEquals(505, alone(running, "GET / HTTP/3.0\r\nHost: x\r\n\r\n"));
        }
    }

    @Test
    void refusesHeadsThatAreTooLong() throws IOException {
        String long16 = "a".repeat(17 << 10);
        String many = ("X: " + "a".repeat(1000) + "\r\n").repeat(70);
        String countless = "X: a\r\n".repeat(201);
        try (RunningRouter running = RunningRouter.before(Server.saying("reached"))) {
            assertEquals(414, alone(running, "GET /" + long16 + " HTTP/1.1\r\nHost: x\r\n\r\n"));
            assertEquals(400, alone(running, "GET / HTTP/1.1\r\nHost: x\r\nX: " + long16 + "\r\n\r\n"));
            assertEquals(400, alone(running, "GET / HTTP/1.1\r\nHost: x\r\n" + many + "\r\n"));
            assertEquals(400, alone(running, "GET / HTTP/1.1\r\nHost: x\r\n" + countless + "\r\n"));
            assertEquals(
                    200,
                    alone(
                            running,
                            "GET / HTTP/1.1\r\nHost: x\r\n" + "X: a\r\n".repeat(100) + "Connection: close\r\n\r\n"));
        }
    }

    private static int alone(RunningRouter running, String request) throws IOException {
        try (Client client = running.client()) {
            int status = client.send(request).status();
            assertEquals("", client.rest());
            return status;
        }
    }
}
