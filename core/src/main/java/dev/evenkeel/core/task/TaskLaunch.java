package dev.evenkeel.core.task;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskDefinitionArn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided when a task was created. It never changes, but that a task which waits for capacity is given its place.
 *
 * @param group {@code service:NAME}, {@code family:NAME} or the user's own
 * @param startedBy the id of the deployment for a service's task, else the user's own
 * @param serviceArn null for a stand-alone task
 * @param reserved what the task takes of its container instance; on Fargate only its size
 * @param hostPorts the fixed host ports that {@code reserved} holds, with their container ports
 */
public record TaskLaunch(
        ClusterArn clusterArn,
        TaskDefinitionArn taskDefinitionArn,
        String group,
        @Nullable String startedBy,
        @Nullable ServiceArn serviceArn,
        LaunchType launchType,
        @Nullable String capacityProviderName,
        @Nullable ContainerInstanceArn containerInstanceArn,
        @Nullable String hostId,
        @Nullable String availabilityZone,
        @Nullable String platformVersion,
        Resources reserved,
        List<NetworkBinding> hostPorts,
        @Nullable TaskOverride overrides,
        boolean enableExecuteCommand,
        Instant createdAt) {
    public TaskLaunch {
        hostPorts = List.copyOf(hostPorts);
    }

    /** Whether it has a place to run: an instance, or Fargate, which needs none. */
    public boolean isPlaced() {
        return launchType == LaunchType.FARGATE || containerInstanceArn != null;
    }

    /** The same on an instance that was found for it. */
    public TaskLaunch on(ContainerInstance instance) {
        return new TaskLaunch(
                clusterArn,
                taskDefinitionArn,
                group,
                startedBy,
                serviceArn,
                launchType,
                capacityProviderName,
                instance.containerInstanceArn(),
                instance.hostId(),
                instance.availabilityZone(),
                platformVersion,
                reserved,
                hostPorts,
                overrides,
                enableExecuteCommand,
                createdAt);
    }
}
