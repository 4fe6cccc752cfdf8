package dev.evenkeel.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.port.CommandRunner;
import dev.evenkeel.core.port.CommandTarget;
import dev.evenkeel.wire.session.SessionJson;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions over a real socket, with a command that does what the test says. */
@NullUnmarked
class SessionsTest {
    private static final String TASK = "arn:aws:ecs:us-east-1:000000000000:task/default/" + "0".repeat(32);

    private final FakeRegions regions = new FakeRegions();
    private final List<Throwable> defects = Collections.synchronizedList(new ArrayList<>());
    private final Command command = new Command();
    private final EvenkeelServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    SessionsTest() {
        regions.runner = command;
        server = EvenkeelServer.start(ServerSettings.local(0, "000000000000", "us-east-1"), regions, defects::add);
    }

    @AfterEach
    void close() {
        server.close();
        assertEquals(List.of(), defects);
    }

    @Test
    void talksToPluginOfAws() throws Exception {
        Session session = execute();
        SessionClient client = SessionClient.join(session.url, opening(session, false));

        client.awaitHandshake();
        client.size(80, 24);
        command.awaitStart();
        command.output.out(bytes("hello "));
        command.output.err(bytes("world"));
        client.awaitOut("hello world");
        client.type("exit\r");
        command.awaitInput("exit\r");
        command.output.ended(3, null);
        client.awaitClosed();

        assertEquals("InteractiveCommands", client.sessionType);
        assertEquals(List.of("run app [sh, -l] terminal input", "resize 80 24"), command.calls.subList(0, 2));
        assertEquals(List.of(""), client.closed);
        assertEquals(null, client.exitCode);
    }

    @Test
    void tellsOwnClientOutputsAndExitCodeApart() throws Exception {
        Session session = execute();
        SessionClient client = SessionClient.join(session.url, opening(session, true));

        command.awaitStart();
        command.output.out(bytes("out"));
        command.output.err(bytes("err"));
        command.output.ended(137, null);
        client.awaitClosed();

        assertEquals("NonInteractiveCommands", client.sessionType);
        assertEquals("out", client.out());
        assertEquals("err", client.err());
        assertEquals(137, client.exitCode);
        assertEquals("run app [sh, -l]", command.calls.getFirst());
    }

    @Test
    void saysWhyCommandDidNotRun() throws Exception {
        Session session = execute();
        SessionClient client = SessionClient.join(session.url, opening(session, true));

        command.awaitStart();
        command.output.ended(null, "container app does not run any more");
        client.awaitClosed();

        assertEquals(List.of("container app does not run any more"), client.closed);
        assertEquals(null, client.exitCode);
    }

    @Test
    void repeatsWhatTheClientCouldNotTakeYet() throws Exception {
        Session session = execute();
        SessionClient client = SessionClient.join(session.url, opening(session, false));
        client.awaitHandshake();
        client.hasRoom = false;
        command.awaitStart();
        command.output.out(bytes("early"));
        TimeUnit.MILLISECONDS.sleep(400);
        assertEquals("", client.out());

        client.hasRoom = true;

        client.awaitOut("early");
    }

    @Test
    void holdsCommandBackThatWritesMoreThanIsRead() throws Exception {
        Session session = execute();
        SessionClient client = SessionClient.join(session.url, opening(session, false));
        client.awaitHandshake();
        client.hasRoom = false;
        command.awaitStart();
        byte[] flood = new byte[5 << 20];
        for (int at = 0; at < flood.length; at++) {
            flood[at] = (byte) ((at * 31) >> 7);
        }

        command.output.out(flood);
        command.awaitCall("flow false");
        client.hasRoom = true;
        command.awaitCall("flow true");
        command.output.ended(0, null);
        client.awaitClosed();

        assertArrayEquals(flood, client.outBytes());
    }

    @Test
    void endsCommandWhenItsClientGoes() throws Exception {
        Session session = execute();
        SessionClient client = SessionClient.join(session.url, opening(session, false));
        client.awaitHandshake();
        command.awaitStart();

        client.abort();

        command.awaitCall("close");
    }

    @Test
    void refusesWrongTokenAndThenTheSession() throws Exception {
        Session session = execute();
        SessionClient guess =
                SessionClient.join(session.url, SessionJson.opening(new SessionJson.Opening("x", false, true, true)));

        assertEquals("1008 the token is not that of the session, or was used", guess.awaitEnd());
        assertEquals(404, refusal(session.url));
        assertEquals(List.of(), command.calls);
    }

    @Test
    void letsNobodyIntoSessionOfAnother() throws Exception {
        Session session = execute();
        SessionClient client = SessionClient.join(session.url, opening(session, false));
        client.awaitHandshake();

        assertEquals(404, refusal(session.url));
        assertEquals(404, refusal(session.url.replaceAll("command-[0-9a-f]+", "command-1")));
    }

    @Test
    void refusesWhatIsNotTheProtocol() throws Exception {
        assertEquals(
                "1002 the first message is to carry the token", misbehave(client -> client.sendBytes(new byte[9])));
        assertEquals("1002 a message that should be JSON is not", misbehave(client -> client.sendText("hello")));
        assertEquals("1002 the first message has no TokenValue", misbehave(client -> client.sendText("{\"a\":[]}")));
        Session session = execute();
        SessionClient late = SessionClient.join(session.url, opening(session, false));
        late.awaitHandshake();
        late.sendBytes(new byte[200]);
        assertEquals("1002 a message has a header of 0 bytes", late.awaitEnd());
        Session again = execute();
        SessionClient huge = SessionClient.join(again.url, opening(again, false));
        huge.awaitHandshake();
        huge.sendBytes(new byte[70_000]);
        assertTrue(huge.awaitEnd().matches("(1000|1009|gone).*"), huge.awaitEnd());
        command.awaitCall("close");
    }

    @Test
    void refusesWebPages() throws Exception {
        Session session = execute();

        CompletionException refused = assertThrows(
                CompletionException.class,
                () -> http.newWebSocketBuilder()
                        .header("Origin", "http://evil.example")
                        .buildAsync(URI.create(session.url), new WebSocket.Listener() {})
                        .join());

        assertEquals(
                403,
                ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode());
    }

    private interface Misdeed {
        void on(SessionClient client) throws Exception;
    }

    private String misbehave(Misdeed misdeed) throws Exception {
        Session session = execute();
        SessionClient client = SessionClient.join(session.url, "");
        misdeed.on(client);
        return client.awaitEnd();
    }

    private int refusal(String url) {
        CompletionException refused = assertThrows(
                CompletionException.class,
                () -> http.newWebSocketBuilder()
                        .buildAsync(URI.create(url), new WebSocket.Listener() {})
                        .join());
        return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
    }

    private record Session(String url, String token) {}

    private Session execute() throws Exception {
        String body = "{\"task\":\"" + TASK + "\",\"container\":\"app\",\"command\":\"sh -l\",\"interactive\":true}";
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.ExecuteCommand")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        JsonObject session = new JsonObject(answer.body()).getJsonObject("session");
        String url = session.getString("streamUrl");
        assertEquals(
                "ws://127.0.0.1:" + server.port() + "/v1/data-channel/" + session.getString("sessionId")
                        + "?role=publish_subscribe",
                url);
        return new Session(url, session.getString("tokenValue"));
    }

    private static String opening(Session session, boolean own) {
        return SessionJson.opening(new SessionJson.Opening(session.token, own, !own, !own));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Stands for the backend and the command in one. */
    private static final class Command implements CommandRunner, CommandRunner.RunningCommand {
        private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
        private volatile String input = "";
        private final CountDownLatch start = new CountDownLatch(1);
        private volatile Output output;

        @Override
        public RunningCommand run(CommandTarget target, boolean terminal, boolean hasInput, Output to) {
            calls.add("run " + target.container() + " " + target.words() + (terminal ? " terminal" : "")
                    + (hasInput ? " input" : ""));
            output = to;
            start.countDown();
            return this;
        }

        @Override
        public CompletionStage<@Nullable Void> input(byte[] bytes) {
            input = input.concat(new String(bytes, StandardCharsets.UTF_8)); // one thread writes
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void endInput() {
            calls.add("end of input");
        }

        @Override
        public void resize(int columns, int rows) {
            calls.add("resize " + columns + " " + rows);
        }

        @Override
        public void flow(boolean open) {
            calls.add("flow " + open);
        }

        @Override
        public void close() {
            calls.add("close");
        }

        void awaitStart() throws InterruptedException {
            assertTrue(start.await(10, TimeUnit.SECONDS), "the command was never run");
        }

        void awaitInput(String text) throws InterruptedException {
            SessionClient.await(() -> input.equals(text), () -> "input is " + input);
        }

        void awaitCall(String call) throws InterruptedException {
            SessionClient.await(() -> calls.contains(call), () -> "calls are " + calls);
        }
    }
}
