package dev.evenkeel.docker.task;

import dev.evenkeel.core.task.ContainerRestart;
import dev.evenkeel.docker.client.ContainerInspection;
import dev.evenkeel.docker.task.StopReason.Step;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Starts a container that has ended once more, when {@link ContainerRestart} says so. Docker's own restart policies are
 * not used: they know neither exit codes to be ignored nor how long a container must have run.
 */
final class RestartInPlace {

    private final RunEnvironment environment;
    private final Consumer<ContainerRun> look;

    /** @param look has to find out how a container is that was started again */
    RestartInPlace(RunEnvironment environment, Consumer<ContainerRun> look) {
        this.environment = environment;
        this.look = look;
    }

    /**
     * Takes note of a container's end.
     *
     * @param wanted whether its task is still to run
     */
    void ended(ContainerRun container, ContainerInspection seen, boolean wanted) {
        if (container.isRestarting()) {
            // The same end, seen once more: the engine has not yet done what it was asked.
            return;
        }
        // By one clock, the engine's: its end may have been seen only now, and its machine may have another time.
        Instant started = seen.startedAt();
        Instant finished = seen.finishedAt();
        if (started == null || finished == null) {
            started = container.lastStart();
            finished = environment.clock().instant();
        }
        if (finished.isBefore(started)) {
            // The engine notes a start when it has heard of it, and of a quick end it may have heard before.
            started = finished;
        }
        ContainerRestart answer = ContainerRestart.of(
                container.definition(), wanted && container.isRunning(), seen.exitCode(), started, finished);
        if (answer != ContainerRestart.RESTARTS) {
            container.ended(seen);
            return;
        }
        container.restarting();
        environment.engine().start(seen.id()).onComplete(again -> {
            if (again.succeeded()) {
                container.restarted(environment.clock().instant());
            } else {
                container.ended(seen.exitCode(), StopReason.of(Step.START, again.cause()));
            }
            look.accept(container);
        });
    }
}
