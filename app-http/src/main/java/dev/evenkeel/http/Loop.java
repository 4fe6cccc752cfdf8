package dev.evenkeel.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.atomic.AtomicInteger;

/** One event loop's share of the server. */
final class Loop extends VerticleBase {
    private static final int LONGEST_HEADERS = 16 << 10;
    private static final int LONGEST_REQUEST_LINE = 4 << 10;

    /** Clients of a command send a KiB at a time. */
    private static final int LONGEST_WEB_SOCKET_MESSAGE = 64 << 10;

    private final Parts parts;
    private volatile int port;

    /** What the event loops share. */
    record Parts(
            ServerSettings settings,
            AtomicInteger connections,
            Doorkeeper doorkeeper,
            Answers answers,
            WireEndpoint wire,
            QueryEndpoint query,
            AdminEndpoints admin,
            LogEndpoint logs,
            ExplainEndpoint explanations,
            TrafficPage traffic,
            SessionEndpoint sessions,
            Failures failures) {}

    Loop(Parts parts) {
        this.parts = parts;
    }

    /** The port it listens on, once it is deployed. */
    int port() {
        return port;
    }

    @Override
    public Future<?> start() {
        ServerSettings settings = parts.settings();
        ConnectionWatch watch =
                new ConnectionWatch(parts.connections(), settings.mostConnections(), settings.timeToSend());
        watch.start(vertx);
        Router router = new Router(
                parts.doorkeeper(),
                watch,
                parts.answers(),
                parts.wire(),
                parts.query(),
                parts.admin(),
                parts.logs(),
                parts.explanations(),
                parts.traffic(),
                parts.sessions(),
                parts.failures());
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setHttp2ClearTextEnabled(false)
                        .setHandle100ContinueAutomatically(true)
                        .setMaxHeaderSize(LONGEST_HEADERS)
                        .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                        .setMaxWebSocketFrameSize(LONGEST_WEB_SOCKET_MESSAGE)
                        .setMaxWebSocketMessageSize(LONGEST_WEB_SOCKET_MESSAGE)
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setPerFrameWebSocketCompressionSupported(false))
                .connectionHandler(watch::opened)
                .requestHandler(request -> router.route(context, request))
                .invalidRequestHandler(router::invalid)
                // A connection that a client broke off; whoever was waiting on it has noticed.
                .exceptionHandler(gone -> {});
        // To Vert.x -1 is one free port for all event loops, and 0 would be a free port for each.
        int wantedPort = settings.port() == 0 ? -1 : settings.port();
        return server.listen(wantedPort, settings.host()).onSuccess(listening -> port = listening.actualPort());
    }
}
