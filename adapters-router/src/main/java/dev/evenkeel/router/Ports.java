package dev.evenkeel.router;

import dev.evenkeel.router.model.Listener;
import dev.evenkeel.router.proxy.ListenerState;
import io.vertx.core.Future;

/** Opens listeners at ports that they can have. On the control loop. */
final class Ports {
    private static final int TRIES = 100;
    /** The system gives back a port that was closed a moment after the close. */
    private static final long FREED_MILLIS = 100;

    private final Settings settings;
    private final DataPlane plane;

    Ports(Settings settings, DataPlane plane) {
        this.settings = settings;
        this.plane = plane;
    }

    /** At its own port, tried twice. Fails when that is taken, or not for such as us. */
    Future<ListenerState> at(Listener listener) {
        return open(listener).recover(taken -> plane.later(FREED_MILLIS).compose(now -> open(listener)));
    }

    /**
     * At the port that follows from its name, so that its address is the same after a restart, tried twice; when that port
     * is taken, at the next one that is not. Fails when many are.
     */
    Future<ListenerState> anywhere(Listener listener) {
        int first = settings.firstPort() + Math.floorMod(listener.arn().hashCode() * 31, settings.ports());
        return at(listener.at(first)).recover(taken -> from(listener.at(next(first)), 1));
    }

    private Future<ListenerState> from(Listener listener, int tries) {
        return open(listener)
                .recover(taken -> tries == TRIES
                        ? Future.failedFuture(taken)
                        : from(listener.at(next(listener.port())), tries + 1));
    }

    private int next(int port) {
        return settings.firstPort() + (port + 1 - settings.firstPort()) % settings.ports();
    }

    private Future<ListenerState> open(Listener listener) {
        ListenerState state = new ListenerState(listener);
        return plane.listen(state).map(state);
    }
}
