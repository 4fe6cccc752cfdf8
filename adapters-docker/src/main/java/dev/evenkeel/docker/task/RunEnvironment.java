package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.SecretSource;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineException;
import dev.evenkeel.docker.network.ClusterNetworks;
import dev.evenkeel.docker.network.MetadataShield;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What every task run works with. Shared by all, and used on the backend's context only.
 *
 * @param starts how many containers may be starting at once
 */
record RunEnvironment(
        Vertx vertx,
        EngineClient engine,
        ImageStore images,
        Slots starts,
        InstantSource clock,
        Reports reports,
        ContainerWatcher watcher,
        String owner,
        SecretSource secrets,
        AgentAccess agent,
        Host host,
        FreePorts ports,
        ClusterNetworks networks,
        MetadataShield shield) {

    private static final System.Logger LOG = System.getLogger(RunEnvironment.class.getName());
    private static final int REMOVALS = 12;
    private static final Duration BETWEEN_REMOVALS = Duration.ofSeconds(5);

    /**
     * Removes a container, running or not, if its label says that it is ours. Tries for a minute, since the engine may be
     * away.
     *
     * @return ends when it is gone or given up, and never fails
     */
    Future<Void> remove(String container) {
        return tried(
                "container",
                container,
                REMOVALS,
                () -> engine.inspect(container)
                        .compose(found -> owner.equals(found.labels().get(OwnLabels.OWNER))
                                ? engine.remove(found.id())
                                : Future.succeededFuture()));
    }

    /** Removes a volume of ours likewise; one that is in use is tried again. */
    Future<Void> removeVolume(String volume) {
        return tried("volume", volume, REMOVALS, () -> engine.removeVolume(volume));
    }

    private Future<Void> tried(String kind, String name, int tries, Supplier<Future<Void>> removal) {
        return removal.get().recover(failure -> {
            if (EngineException.isNotFound(failure)) {
                return Future.succeededFuture();
            }
            if (tries > 1) {
                return vertx.timer(BETWEEN_REMOVALS.toMillis(), TimeUnit.MILLISECONDS)
                        .compose(later -> tried(kind, name, tries - 1, removal));
            }
            LOG.log(System.Logger.Level.WARNING, "{0}={1} not removed: {2}", kind, name, failure.getMessage());
            return Future.succeededFuture();
        });
    }

    void after(Duration delay, Runnable action) {
        vertx.setTimer(Math.max(1, delay.toMillis()), timer -> action.run());
    }
}
