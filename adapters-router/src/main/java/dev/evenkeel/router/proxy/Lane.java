package dev.evenkeel.router.proxy;

import dev.evenkeel.router.model.Listener;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.target.LiveTarget;
import dev.evenkeel.router.target.Routes;
import dev.evenkeel.router.target.Serving;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One event loop's share of the data plane, with connections to targets of its own. */
public final class Lane extends VerticleBase {
    private static final long LOOK_MILLIS = 250;
    /** How long a connection that rests is sure not to be closed by the target just now. */
    private static final long SURE_MILLIS = 500;
    /** What connections of a listener that is no more have left; as long as ELB lets targets drain. */
    private static final Duration LEAVING = Duration.ofMinutes(5);

    private final Routes routes;
    private final Limits limits;
    private final Set<ClientConnection> clients = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<TargetConnection> busy = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Relay> relays = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<LiveTarget, Deque<TargetConnection>> resting = new IdentityHashMap<>();
    private final ConcurrentMap<String, Door> doors = new ConcurrentHashMap<>();
    private @Nullable NetClient client;
    private @Nullable Http2Door http2;
    private long now = millis();
    private boolean ending;

    /**
     * A port that is open.
     *
     * @param shut when nobody is let in any more
     */
    private record Door(NetServer server, Promise<Void> shut) {}

    public Lane(Routes routes, Limits limits) {
        this.routes = routes;
        this.limits = limits;
    }

    @Override
    public Future<?> start() {
        client = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout((int) limits.connect().toMillis())
                .setTcpNoDelay(true)
                .setReconnectAttempts(0));
        vertx.setPeriodic(LOOK_MILLIS, look -> look());
        Http2Door door = new Http2Door(this);
        http2 = door;
        return door.open(vertx);
    }

    @Override
    public Future<?> stop() {
        ending = true;
        List.copyOf(clients).forEach(ClientConnection::close);
        List.copyOf(relays).forEach(Relay::cut);
        return Future.succeededFuture();
    }

    /** Begins to listen. Any thread; fails when the port is taken. */
    public Future<Void> listen(ListenerState state) {
        return onLoop(() -> {
            Listener listener = state.listener();
            NetServer server = vertx.createNetServer(new NetServerOptions()
                    .setTcpNoDelay(true)
                    .setReuseAddress(true)
                    .setAcceptBacklog(4096));
            Switchboard switchboard = new Switchboard(this, state);
            Promise<Void> shut = Promise.promise();
            server.connectHandler(socket -> accept(socket, listener.protocol(), state, switchboard, shut));
            return server.listen(listener.port(), listener.host())
                    .onSuccess(listening -> doors.put(listener.address(), new Door(listening, shut)))
                    .mapEmpty();
        });
    }

    /**
     * Listens no more; what is under way on connections that came this way goes on. Any thread.
     *
     * @return when nobody can connect any more
     */
    public Future<Void> unlisten(Listener listener) {
        return onLoop(() -> {
            Door door = doors.remove(listener.address());
            if (door == null) {
                return Future.succeededFuture();
            }
            // It is shut before its connections are told; when there are none, nothing is left to wait for.
            door.server().shutdown(LEAVING).onComplete(over -> door.shut().tryComplete());
            return door.shut().future();
        });
    }

    /** Closes the connections to a target that rest. Any thread. */
    public Future<Void> forget(LiveTarget target) {
        return onLoop(() -> {
            closeResting(target);
            return Future.succeededFuture();
        });
    }

    /** Ends what is still under way with a target. Any thread. */
    public Future<Void> cut(LiveTarget target) {
        return onLoop(() -> {
            closeResting(target);
            List.copyOf(busy).stream()
                    .filter(connection -> connection.target() == target)
                    .forEach(TargetConnection::giveUp);
            List.copyOf(relays).stream()
                    .filter(relay -> relay.target() == target)
                    .forEach(Relay::cut);
            return Future.succeededFuture();
        });
    }

    private Future<Void> onLoop(Supplier<Future<Void>> action) {
        Promise<Void> done = Promise.promise();
        context.runOnContext(nothing -> action.get().onComplete(done));
        return done.future();
    }

    private void accept(
            NetSocket socket,
            ListenerProtocol protocol,
            ListenerState state,
            Switchboard switchboard,
            Promise<Void> shut) {
        if (clients.size() + relays.size() >= limits.connections()) {
            var unused = socket.close();
        } else if (protocol == ListenerProtocol.TCP) {
            whenShut(socket, shut::tryComplete);
            new Relay(this, state, socket).begin();
        } else {
            ClientConnection connection = new ClientConnection(this, switchboard, socket);
            clients.add(connection);
            whenShut(socket, () -> {
                shut.tryComplete();
                connection.leave();
            });
        }
    }

    /** Vert.x tells here of every end of a connection, and leaves it to us; with no time left it is not the listener's. */
    private static void whenShut(NetSocket socket, Runnable action) {
        socket.shutdownHandler(left -> {
            if (left.isZero()) {
                var unused = socket.close();
            } else {
                action.run();
            }
        });
    }

    Http2Door http2() {
        return Objects.requireNonNull(http2);
    }

    Limits limits() {
        return limits;
    }

    /** Milliseconds of a clock that never goes back, as of the last look. */
    long now() {
        return now;
    }

    long in(Duration span) {
        return now + span.toMillis();
    }

    boolean isEnding() {
        return ending;
    }

    void later(long delayMillis, Runnable action) {
        vertx.setTimer(delayMillis, timer -> action.run());
    }

    @Nullable
    Serving routes(String targetGroupArn) {
        return routes.of(targetGroupArn);
    }

    /** A group as it is now. */
    Serving routes(Serving group) {
        return Objects.requireNonNullElse(routes.of(group.group().arn()), group);
    }

    Future<NetSocket> connect(LiveTarget target) {
        return Objects.requireNonNull(client).connect(target.port(), target.address());
    }

    Future<NetSocket> connectHere(int port) {
        return Objects.requireNonNull(client).connect(port, "127.0.0.1");
    }

    /**
     * A connection to a target that rests, the one used last.
     *
     * @param any whether it may be one that the target might be closing at this moment
     */
    @Nullable
    TargetConnection resting(LiveTarget target, boolean any) {
        Deque<TargetConnection> pool = resting.get(target);
        if (pool == null) {
            return null;
        }
        TargetConnection newest = pool.peekFirst();
        boolean fits = newest != null && (any || millis() - newest.movedAt() < SURE_MILLIS);
        return fits ? pool.pollFirst() : null;
    }

    void rest(TargetConnection connection) {
        Deque<TargetConnection> pool = resting.computeIfAbsent(connection.target(), target -> new ArrayDeque<>());
        if (connection.target().isOpen() && pool.size() < limits.pooled() && !ending) {
            pool.addFirst(connection);
        } else {
            connection.close();
        }
    }

    void joined(TargetConnection connection) {
        busy.add(connection);
    }

    void left(TargetConnection connection) {
        busy.remove(connection);
        Deque<TargetConnection> pool = resting.get(connection.target());
        if (pool != null && !connection.isResting()) {
            pool.remove(connection);
        }
    }

    void left(ClientConnection connection) {
        clients.remove(connection);
    }

    void joined(Relay relay) {
        relays.add(relay);
    }

    void left(Relay relay) {
        relays.remove(relay);
    }

    private void closeResting(LiveTarget target) {
        Deque<TargetConnection> pool = resting.remove(target);
        if (pool != null) {
            List.copyOf(pool).forEach(TargetConnection::close);
        }
    }

    private void look() {
        now = millis();
        long idle = limits.idle().toMillis();
        List<TargetConnection> slow = new ArrayList<>();
        busy.forEach(connection -> {
            if (now - connection.movedAt() > idle) {
                slow.add(connection);
            }
        });
        slow.forEach(TargetConnection::giveUp);
        List.copyOf(clients).forEach(connection -> connection.look(now));
        long oldest = now - limits.pooledTime().toMillis();
        for (Deque<TargetConnection> pool : List.copyOf(resting.values())) {
            TargetConnection last = pool.peekLast();
            while (last != null && last.movedAt() < oldest) {
                pool.pollLast();
                last.close();
                last = pool.peekLast();
            }
        }
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }
}
