package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.Reports;
import dev.evenkeel.docker.client.EngineClient;
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
        String owner) {

    void after(Duration delay, Runnable action) {
        vertx.setTimer(Math.max(1, delay.toMillis()), timer -> action.run());
    }
}
