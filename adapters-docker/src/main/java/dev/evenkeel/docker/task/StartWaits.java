package dev.evenkeel.docker.task;

import dev.evenkeel.core.task.ContainerOrder;
import dev.evenkeel.core.task.ContainerOrder.StartTimeout;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Watches that no container of a task waits for another one longer than that one's start timeout. */
final class StartWaits {

    private final RunEnvironment environment;
    private final TaskContainers containers;
    private final BooleanSupplier wanted;
    private final Runnable over;
    private final SortedMap<String, Instant> startedAt = new TreeMap<>();

    /**
     * Watches one task.
     *
     * @param wanted whether the task is still to run
     * @param over runs when a wait was too long
     */
    StartWaits(RunEnvironment environment, TaskContainers containers, BooleanSupplier wanted, Runnable over) {
        this.environment = environment;
        this.containers = containers;
        this.wanted = wanted;
        this.over = over;
    }

    void started(ContainerRun container) {
        startedAt.putIfAbsent(container.name(), environment.clock().instant());
    }

    /** Looks at the waits now, and again when the next one may be over. */
    void watch() {
        Optional<StartTimeout> next =
                ContainerOrder.nextTimeout(containers.definitions(), containers.seen(), startedAt);
        if (!wanted.getAsBoolean() || next.isEmpty()) {
            return;
        }
        Duration left =
                Duration.between(environment.clock().instant(), next.get().at());
        if (left.isPositive()) {
            environment.after(left, this::watch);
        } else {
            over.run();
        }
    }
}
