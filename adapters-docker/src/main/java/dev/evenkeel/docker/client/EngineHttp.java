package dev.evenkeel.docker.client;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to one engine.
 *
 * <p>Two pools: calls share connections; each stream holds its own for as long as it lives, and must never keep a call
 * waiting.
 */
final class EngineHttp {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int CALLS_AT_ONCE = 64;
    /** Each connection is a login; sshd lets about ten strangers in at once. */
    private static final int CALLS_OVER_SSH = 6;

    private static final int CALLS_WAITING = 10_000;
    private static final int STREAMS_AT_ONCE = 20_000;
    private static final int LARGEST_ANSWER = 64 << 20;

    private final RequestOptions target;
    private final @Nullable SshBridge bridge;
    private final HttpClient calls;
    private final HttpClient streams;
    private final NetClient sockets;
    /** How a connection is made that is taken over. */
    private final ConnectOptions taken;

    private EngineHttp(Vertx vertx, EngineAddress address, @Nullable SshBridge bridge) {
        this.bridge = bridge;
        target = new RequestOptions().setHost("docker").setPort(80).setConnectTimeout(CONNECT.toMillis());
        HttpClientOptions options = new HttpClientOptions().setConnectTimeout((int) CONNECT.toMillis());
        switch (address) {
            case EngineAddress.Unix unix -> target.setServer(SocketAddress.domainSocketAddress(unix.path()));
            case EngineAddress.Ssh ssh ->
                target.setServer(SocketAddress.domainSocketAddress(
                        Objects.requireNonNull(bridge).path()));
            case EngineAddress.Tcp tcp -> {
                // The name is the one that the engine's certificate must have.
                target.setServer(SocketAddress.inetSocketAddress(tcp.port(), tcp.host()))
                        .setHost(tcp.host())
                        .setPort(tcp.port());
                options.setTcpKeepAlive(true);
                if (tcp.certificates() != null) {
                    tcp.certificates().putTo(options);
                    target.setSsl(true);
                }
            }
        }
        int callsAtOnce = address instanceof EngineAddress.Ssh ? CALLS_OVER_SSH : CALLS_AT_ONCE;
        calls = vertx.httpClientBuilder()
                .with(new HttpClientOptions(options).setKeepAlive(true).setKeepAliveTimeout(30))
                .with(new PoolOptions().setHttp1MaxSize(callsAtOnce).setMaxWaitQueueSize(CALLS_WAITING))
                .build();
        streams = vertx.httpClientBuilder()
                .with(new HttpClientOptions(options).setKeepAlive(false))
                .with(new PoolOptions().setHttp1MaxSize(STREAMS_AT_ONCE).setMaxWaitQueueSize(0))
                .build();
        taken = new ConnectOptions()
                .setRemoteAddress((SocketAddress) target.getServer())
                .setHost(target.getHost())
                .setSsl(options.isSsl());
        if (options.isSsl()) {
            taken.setSslOptions(options.getSslOptions().copy().setHostnameVerificationAlgorithm("HTTPS"));
        }
        sockets = vertx.createNetClient(new NetClientOptions().setConnectTimeout((int) CONNECT.toMillis()));
    }

    /** Makes ready to call; nothing is asked of the engine yet. */
    static Future<EngineHttp> open(Vertx vertx, EngineAddress address) {
        if (address instanceof EngineAddress.Ssh ssh) {
            return vertx.executeBlocking(() -> SshBridge.open(ssh), false)
                    .map(bridge -> new EngineHttp(vertx, address, bridge));
        }
        return Future.succeededFuture(new EngineHttp(vertx, address, null));
    }

    /** A failure to reach the engine, with what ssh had to say of it. */
    Throwable explained(Throwable failure) {
        String words = bridge == null ? "" : bridge.lastWords();
        return words.isEmpty() || failure instanceof EngineException ? failure : new IOException(words, failure);
    }

    /** An answer read to its end. */
    record Answer(HttpClientResponse head, Buffer body) {}

    /**
     * Calls and reads the whole answer.
     *
     * @param timeout how long the engine may be silent
     * @return fails with an {@link EngineException} for a status of 400 or more
     */
    Future<Answer> call(HttpMethod method, String uri, @Nullable Buffer body, Duration timeout) {
        RequestOptions options = options(method, uri).setIdleTimeout(timeout.toMillis());
        return calls.request(options)
                .compose(request -> send(request, body))
                .compose(response -> readAll(response).map(bytes -> new Answer(response, bytes)))
                .compose(answer -> answer.head().statusCode() < 400
                        ? Future.succeededFuture(answer)
                        : Future.failedFuture(refusal(answer)));
    }

    /** Calls and hands out the answer as it comes, once its head is there. */
    Future<EngineStream> open(HttpMethod method, String uri, @Nullable Buffer body) {
        return open(options(method, uri), body);
    }

    /** The same for a stream that must not be silent for long. */
    Future<EngineStream> openBounded(
            HttpMethod method, String uri, @Nullable Buffer body, Map<String, String> headers, Duration silence) {
        RequestOptions options = options(method, uri).setIdleTimeout(silence.toMillis());
        headers.forEach(options::addHeader);
        return open(options, body);
    }

    private Future<EngineStream> open(RequestOptions options, @Nullable Buffer body) {
        return streams.request(options)
                .compose(request -> send(request, body).compose(response -> {
                    if (response.statusCode() < 400) {
                        return Future.succeededFuture(new EngineStream(request, response));
                    }
                    return readAll(response)
                            .compose(bytes -> Future.failedFuture(refusal(new Answer(response, bytes))));
                }));
    }

    /** Calls, and has the connection for itself from then on. */
    Future<EngineProcess> takeOver(String uri, Buffer body, boolean terminal) {
        return sockets.connect(new ConnectOptions(taken))
                .compose(socket -> EngineProcess.open(socket, uri, body, terminal));
    }

    Future<Void> close() {
        return Future.join(calls.close(), streams.close(), sockets.close())
                .<Void>mapEmpty()
                .eventually(() -> {
                    if (bridge != null) {
                        bridge.close();
                    }
                    return Future.succeededFuture();
                });
    }

    private RequestOptions options(HttpMethod method, String uri) {
        return new RequestOptions(target).setMethod(method).setURI(uri);
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, @Nullable Buffer body) {
        // What breaks is told by the response's future; a request without a handler would log it as well.
        request.exceptionHandler(failure -> {});
        if (body == null) {
            return request.send();
        }
        return request.putHeader("Content-Type", "application/json").send(body);
    }

    private static Future<Buffer> readAll(HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        Buffer bytes = Buffer.buffer();
        response.handler(chunk -> {
            if (bytes.length() + chunk.length() > LARGEST_ANSWER) {
                whole.tryFail(new IllegalStateException("the engine's answer is larger than " + LARGEST_ANSWER));
                response.request().reset();
            } else {
                bytes.appendBuffer(chunk);
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(nothing -> whole.tryComplete(bytes));
        return whole.future();
    }

    private static EngineException refusal(Answer answer) {
        return refusal(answer.head().statusCode(), answer.body().toString());
    }

    /** A refusal of the engine's, with its message if that can be found in the answer. */
    static EngineException refusal(int status, String answer) {
        String text = answer.strip();
        try {
            String message = new JsonObject(text).getString("message");
            return new EngineException(status, message == null ? text : message);
        } catch (DecodeException | ClassCastException plain) {
            return new EngineException(status, text);
        }
    }
}
