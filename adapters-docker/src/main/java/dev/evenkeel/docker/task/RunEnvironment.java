package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.SecretSource;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;

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
        SecretSource secrets) {

    private static final System.Logger LOG = System.getLogger(RunEnvironment.class.getName());
    private static final int REMOVALS = 12;
    private static final Duration BETWEEN_REMOVALS = Duration.ofSeconds(5);

    /**
     * Removes a container, running or not, if its label says that it is ours. Tries for a minute, since the engine may be
     * away.
     */
    void remove(String container) {
        remove(container, REMOVALS);
    }

    private void remove(String container, int tries) {
        Future<Void> removal = engine.inspect(container)
                .compose(found -> owner.equals(found.labels().get(OwnLabels.OWNER))
                        ? engine.remove(found.id())
                        : Future.succeededFuture());
        removal.onFailure(failure -> {
            if (EngineException.isNotFound(failure)) {
                return;
            }
            if (tries > 1) {
                after(BETWEEN_REMOVALS, () -> remove(container, tries - 1));
            } else {
                LOG.log(System.Logger.Level.WARNING, "container={0} not removed: {1}", container, failure.getMessage());
            }
        });
    }

    void after(Duration delay, Runnable action) {
        vertx.setTimer(Math.max(1, delay.toMillis()), timer -> action.run());
    }
}
