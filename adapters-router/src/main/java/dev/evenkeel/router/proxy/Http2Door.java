package dev.evenkeel.router.proxy;

import dev.evenkeel.router.http.HeadBuffer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where connections of HTTP/2 are led: a server of this event loop, on a port of loopback that lets in nobody whom we did
 * not bring. So HTTP/2 costs a copy of its bytes, and HTTP/1 nothing.
 */
final class Http2Door {
    private static final int MOST_STREAMS = 100;

    /** What requests have left on a connection whose listener is no more, once its client was told. */
    private static final int PARTING_MINUTES = 5;

    private final Lane lane;
    private final Map<Integer, Guest> guests = new HashMap<>();
    private int port;

    /** Whom we brought. */
    private record Guest(ClientConnection connection, Switchboard switchboard) {}

    Http2Door(Lane lane) {
        this.lane = lane;
    }

    Future<HttpServer> open(Vertx vertx) {
        HttpServerOptions options = new HttpServerOptions()
                .setHttp2ClearTextEnabled(true)
                .setIdleTimeout((int) lane.limits().keepAlive().toSeconds())
                .setInitialSettings(new Http2Settings()
                        .setMaxConcurrentStreams(MOST_STREAMS)
                        .setMaxHeaderListSize(HeadBuffer.LONGEST_HEAD));
        return vertx.createHttpServer(options)
                .requestHandler(this::answer)
                .exceptionHandler(gone -> {})
                .listen(0, "127.0.0.1")
                .onSuccess(server -> port = server.actualPort());
    }

    /** Leads a connection in, whose preface has been read. */
    void enter(ClientConnection connection, Switchboard switchboard) {
        Pipe pipe = new Pipe(connection);
        connection.serve(pipe);
        lane.connectHere(port).onComplete(inner -> {
            if (inner.failed()) {
                connection.abort();
            } else {
                pipe.connected(inner.result(), new Guest(connection, switchboard));
            }
        });
    }

    private void answer(HttpServerRequest request) {
        Guest guest = guests.get(request.remoteAddress().port());
        if (guest == null || request.version() != HttpVersion.HTTP_2) {
            var unused = request.connection().close();
        } else {
            new Http2Exchange(request, guest.connection().client()).begin(guest.switchboard());
            if (guest.connection().isLeaving()) {
                var unused = request.connection().shutdown(PARTING_MINUTES, TimeUnit.MINUTES);
            }
        }
    }

    /** The bytes of one connection, there and back. */
    private final class Pipe implements Exchange.Server {
        private final ClientConnection outer;
        private @Nullable NetSocket inner;
        private boolean ended;

        Pipe(ClientConnection outer) {
            this.outer = outer;
        }

        void connected(NetSocket socket, Guest guest) {
            if (ended) {
                var unused = socket.close();
                return;
            }
            inner = socket;
            int key = socket.localAddress().port();
            guests.put(key, guest);
            socket.handler(bytes -> {
                outer.write(bytes);
                outer.flush();
                if (outer.isFull()) {
                    socket.pause();
                }
            });
            socket.drainHandler(drained -> outer.hold(false));
            socket.exceptionHandler(broken -> {});
            socket.closeHandler(closed -> guests.remove(key));
            // Not when it is closed: the last bytes may still wait for a client that is slow.
            socket.endHandler(closed -> {
                if (!ended) {
                    ended = true;
                    outer.end();
                }
            });
            var unused = socket.write(Buffer.buffer("PRI * HTTP/2.0\r\n\r\n"));
            outer.hold(false);
        }

        @Override
        public void body(Buffer bytes) {
            NetSocket socket = inner;
            if (socket != null) {
                var unused = socket.write(bytes);
                if (socket.writeQueueFull()) {
                    outer.hold(true);
                }
            }
        }

        @Override
        public void bodyEnd() {
            // Such a connection has no end but its close.
        }

        @Override
        public void gone() {
            ended = true;
            if (inner != null) {
                var unused = inner.close();
            }
        }

        @Override
        public void writable() {
            if (inner != null) {
                inner.resume();
            }
        }

        @Override
        public void rested() {
            // Bytes are written as they come.
        }
    }
}
