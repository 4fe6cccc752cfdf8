package dev.evenkeel.router.proxy;

import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.Listener;
import dev.evenkeel.router.target.Balancing;
import dev.evenkeel.router.target.LiveTarget;
import dev.evenkeel.router.target.Serving;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a TCP listener: its bytes go to a target and back, as fast as the slower side takes them. A target
 * that cannot be reached is passed over for another; when there is none, the connection is closed.
 */
final class Relay {
    /** What a connection counts as in a target's figures: it has no code, and went well. */
    private static final int DONE = 200;

    private final Lane lane;
    private final ListenerState state;
    private final NetSocket client;
    private final List<LiveTarget> tried = new ArrayList<>(0);
    private final long since = System.nanoTime();
    private @Nullable LiveTarget target;
    private @Nullable NetSocket server;
    private boolean ended;

    Relay(Lane lane, ListenerState state, NetSocket client) {
        this.lane = lane;
        this.state = state;
        this.client = client;
    }

    @Nullable
    LiveTarget target() {
        return target;
    }

    void begin() {
        lane.joined(this);
        client.pause();
        client.exceptionHandler(broken -> {});
        // Not when it is closed: what it sent before may still wait for the target.
        client.endHandler(closed -> end());
        Serving group = group(state.listener());
        if (group == null) {
            end();
        } else {
            group.meter().request();
            attempt(group);
        }
    }

    /** Ends it although it goes on. */
    void cut() {
        end();
    }

    private @Nullable Serving group(Listener listener) {
        boolean forwards =
                !listener.rules().isEmpty() && listener.rules().get(0).action() instanceof Action.Forward;
        String arn = forwards
                ? Balancing.group((Action.Forward) listener.rules().get(0).action(), state.turn())
                : null;
        return arn == null ? null : lane.routes(arn);
    }

    private void attempt(Serving group) {
        LiveTarget chosen = Balancing.target(lane.routes(group), tried, since);
        if (chosen == null || tried.size() >= lane.limits().tries()) {
            group.meter().ownAnswer(chosen == null ? 503 : 502);
            end();
            return;
        }
        tried.add(chosen);
        if (!chosen.begin()) {
            attempt(group);
            return;
        }
        target = chosen;
        lane.connect(chosen).onSuccess(this::connected).onFailure(failure -> {
            chosen.meter().failed();
            if (!ended) {
                target = null;
                chosen.end();
                group.meter().retry();
                attempt(group);
            }
        });
    }

    private void connected(NetSocket socket) {
        if (ended) {
            var unused = socket.close();
            return;
        }
        server = socket;
        socket.exceptionHandler(broken -> {});
        socket.endHandler(closed -> end());
        pump(socket, client);
        pump(client, socket);
        client.resume();
    }

    private static void pump(NetSocket from, NetSocket to) {
        from.handler(bytes -> {
            var unused = to.write(bytes);
            if (to.writeQueueFull()) {
                from.pause();
                to.drainHandler(drained -> from.resume());
            }
        });
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        lane.left(this);
        Outlet.end(client);
        if (server != null) {
            Outlet.end(server);
        }
        if (target != null) {
            if (server != null) {
                target.meter().answered(DONE, System.nanoTime() - since);
            }
            target.end();
        }
    }
}
