package dev.evenkeel.core.task;

import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.time.Duration;

/** How long a container has to end after its stop signal before it is killed: 30 s unless it says otherwise. */
public final class StopTimeout {
    private static final Duration DEFAULT = Duration.ofSeconds(30);
    private static final Duration FARGATE_MAX = Duration.ofMinutes(2);

    private StopTimeout() {}

    /** The container's own, the default, or on Fargate 120 s when its own is longer. */
    public static Duration of(ContainerDefinition container, LaunchType launchType) {
        Duration wanted = container.stopTimeout() == null ? DEFAULT : Duration.ofSeconds(container.stopTimeout());
        return launchType == LaunchType.FARGATE && wanted.compareTo(FARGATE_MAX) > 0 ? FARGATE_MAX : wanted;
    }
}
