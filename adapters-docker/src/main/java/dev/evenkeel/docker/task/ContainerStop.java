package dev.evenkeel.docker.task;

import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.StopTimeout;
import dev.evenkeel.docker.client.EngineException;
import java.time.Duration;

/**
 * Stops one container as the ECS agent does: its stop signal, then, when its stop timeout is over, SIGKILL.
 *
 * <p>The engine has a call that does both, but it holds a connection for as long as it takes. Signals do not, and its end
 * comes as an event anyway. A container that outlives even SIGKILL, such as one on a hung disk, is asked again and again.
 */
final class ContainerStop {

    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration RESTARTING = Duration.ofMillis(50);

    private final RunEnvironment environment;
    private final ContainerRun container;
    private final LaunchType launchType;
    private final Runnable look;

    /** @param look has to find out how the container is, when a signal says that it may have ended */
    ContainerStop(RunEnvironment environment, ContainerRun container, LaunchType launchType, Runnable look) {
        this.environment = environment;
        this.container = container;
        this.launchType = launchType;
        this.look = look;
    }

    /** A container that is just being started again has no process to signal: it gets its signal once it has one. */
    void begin() {
        if (container.isRestarting()) {
            environment.after(RESTARTING, this::begin);
            return;
        }
        if (container.isStopped()) {
            return;
        }
        send(container.stopSignal());
        environment.after(StopTimeout.of(container.definition(), launchType), this::kill);
    }

    private void kill() {
        if (container.isRunning()) {
            send("SIGKILL");
            environment.after(AGAIN, this::kill);
        }
    }

    private void send(String signal) {
        container
                .id()
                .ifPresent(id -> environment.engine().kill(id, signal).onFailure(failure -> {
                    if (EngineException.isConflict(failure) || EngineException.isNotFound(failure)) {
                        look.run();
                    }
                }));
    }
}
