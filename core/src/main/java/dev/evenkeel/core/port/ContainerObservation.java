package dev.evenkeel.core.port;

import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.NetworkInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a container looks like to its runtime at one moment.
 *
 * @param health UNKNOWN for a container without a health check
 * @param exitCode set once the process has ended
 * @param reason in ECS's words, such as {@code CannotPullContainerError: ...}
 * @param runtimeId the runtime's own id of the container; set as soon as it is created, before it runs
 * @param restartCount how often it was started again in place, see {@link dev.evenkeel.core.task.ContainerRestart}
 */
public record ContainerObservation(
        String name,
        ContainerStatus status,
        HealthStatus health,
        @Nullable Integer exitCode,
        @Nullable String reason,
        @Nullable String runtimeId,
        @Nullable String imageDigest,
        int restartCount,
        List<NetworkBinding> networkBindings,
        List<NetworkInterface> networkInterfaces) {
    public ContainerObservation {
        networkBindings = List.copyOf(networkBindings);
        networkInterfaces = List.copyOf(networkInterfaces);
    }

    /** A container that has not been started. */
    public static ContainerObservation pending(String name) {
        return new ContainerObservation(
                name, ContainerStatus.PENDING, HealthStatus.UNKNOWN, null, null, null, null, 0, List.of(), List.of());
    }
}
