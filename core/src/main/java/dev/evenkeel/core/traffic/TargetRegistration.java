package dev.evenkeel.core.traffic;

import dev.evenkeel.core.id.ServiceArn;
import org.jspecify.annotations.Nullable;

/**
 * All that a router needs to send requests to a target.
 *
 * @param deploymentId of the task, so that one can tell which deployment gets which share of the requests
 * @param ipAddress of the task's own network interface; null when it is reached through its host
 * @param hostId the runtime's name of the container instance; null on Fargate
 * @param port where {@code ipAddress}, or else the host, takes requests: the container port of a task with an interface
 *     of its own, else the host port; 1 to 65535
 */
public record TargetRegistration(
        TargetId id,
        ServiceArn serviceArn,
        String deploymentId,
        @Nullable String ipAddress,
        @Nullable String hostId,
        int port) {}
