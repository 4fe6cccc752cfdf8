package dev.evenkeel.core.traffic;

import dev.evenkeel.core.id.ServiceArn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a router needs to send requests to a target.
 *
 * @param deploymentId of the task, so that one can tell which deployment gets which share of the requests
 * @param ipAddress of the task's own network interface; null when it is reached through its host
 * @param hostId the runtime's name of the container instance; null on Fargate
 * @param port where {@code ipAddress}, or else the host, takes requests: the container port of a task with an interface
 *     of its own, else the host port; 1 to 65535
 * @param published where the runtime has published that port, when it did so at one address of the host only
 */
public record TargetRegistration(
        TargetId id,
        ServiceArn serviceArn,
        String deploymentId,
        @Nullable String ipAddress,
        @Nullable String hostId,
        int port,
        @Nullable TargetAddress published) {

    /**
     * Where requests to the target go.
     *
     * <ol>
     *   <li>Where its port was published: that is open to whoever reaches the host.
     *   <li>Else to its own address.
     *   <li>Else to its host.
     * </ol>
     *
     * @param host where ports are reached that are open at every address of their host
     */
    public TargetAddress address(String host) {
        return published != null ? published : new TargetAddress(Objects.requireNonNullElse(ipAddress, host), port);
    }
}
