package dev.evenkeel.router;

import dev.evenkeel.router.model.Listener;
import dev.evenkeel.router.proxy.Lane;
import dev.evenkeel.router.proxy.ListenerState;
import dev.evenkeel.router.target.LiveTarget;
import dev.evenkeel.router.target.Routes;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** All event loops that pass requests on, addressed as one. What they have done is told on the control loop. */
final class DataPlane {
    private final Context control;
    private final Routes routes = new Routes();
    private final Set<String> addresses = new TreeSet<>();
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private boolean ending;

    DataPlane(Context control) {
        this.control = control;
    }

    Future<Void> open(Vertx vertx, Settings settings) {
        return vertx.deployVerticle(
                        () -> {
                            Lane lane = new Lane(routes, settings.limits());
                            lanes.add(lane);
                            return lane;
                        },
                        new DeploymentOptions().setInstances(settings.loops()))
                .mapEmpty();
    }

    Routes routes() {
        return routes;
    }

    /** Fails when the port is taken; then nothing listens. On the control loop. */
    Future<Void> listen(ListenerState state) {
        Listener listener = state.listener();
        if (ending) {
            return Future.failedFuture("the router ends");
        }
        // Vert.x would let two of ours share a port, and give each what is meant for the other.
        if (!addresses.add(listener.address())) {
            return Future.failedFuture(new BindException(listener.address() + " is taken"));
        }
        // One after another: when the first cannot have the port, the others need not try.
        Future<Void> all = Future.succeededFuture();
        for (Lane lane : lanes) {
            all = all.compose(before -> lane.listen(state));
        }
        return told(all).recover(taken -> unlisten(listener).transform(ended -> Future.failedFuture(taken)));
    }

    /** From now on nothing begins to listen. On the control loop. */
    void end() {
        ending = true;
    }

    /** Listens no more; what is under way goes on. On the control loop. */
    Future<Void> unlisten(Listener listener) {
        return each(lane -> lane.unlisten(listener))
                .otherwiseEmpty()
                .onComplete(free -> addresses.remove(listener.address()));
    }

    Future<Void> forget(LiveTarget target) {
        return each(lane -> lane.forget(target));
    }

    Future<Void> cut(LiveTarget target) {
        return each(lane -> lane.cut(target));
    }

    /** When some time has passed, or at once when the router ends. On the control loop. */
    Future<Void> later(long millis) {
        return ending
                ? Future.succeededFuture()
                : Future.future(promise ->
                        control.owner().setTimer(millis, over -> control.runOnContext(now -> promise.complete())));
    }

    private Future<Void> each(Function<Lane, Future<Void>> action) {
        return told(Future.join(lanes.stream().map(action).toList()).mapEmpty());
    }

    private Future<Void> told(Future<Void> done) {
        return Future.future(promise -> done.onComplete(result -> control.runOnContext(now -> {
            if (result.succeeded()) {
                promise.complete();
            } else {
                promise.fail(result.cause());
            }
        })));
    }
}
