package dev.evenkeel.core.port;

import dev.evenkeel.core.deployment.PinnedImage;
import dev.evenkeel.core.discovery.TaskNames;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a runtime needs to start a task.
 *
 * @param hostId the runtime's own name of the container instance, null on Fargate
 * @param serviceName the service the task belongs to, null for a stand-alone task
 * @param serviceArn the same as an ARN
 * @param images the digests that containers are to run, as far as the revision of the service has fixed them
 * @param hostPorts fixed host ports that the scheduler reserved; ports that are not in it are the runtime's to choose
 * @param names by which other tasks of the cluster find this one, where a runtime has names
 */
public record TaskStart(
        TaskArn taskArn,
        ClusterArn clusterArn,
        TaskDefinition taskDefinition,
        @Nullable TaskOverride overrides,
        LaunchType launchType,
        @Nullable String hostId,
        @Nullable String availabilityZone,
        @Nullable String serviceName,
        @Nullable String serviceArn,
        @Nullable String startedBy,
        List<NetworkBinding> hostPorts,
        List<PinnedImage> images,
        TaskNames names) {
    public TaskStart {
        hostPorts = List.copyOf(hostPorts);
        images = List.copyOf(images);
    }

    /** One that nobody looks for by name. */
    public TaskStart(
            TaskArn taskArn,
            ClusterArn clusterArn,
            TaskDefinition taskDefinition,
            @Nullable TaskOverride overrides,
            LaunchType launchType,
            @Nullable String hostId,
            @Nullable String availabilityZone,
            @Nullable String serviceName,
            @Nullable String serviceArn,
            @Nullable String startedBy,
            List<NetworkBinding> hostPorts,
            List<PinnedImage> images) {
        this(
                taskArn,
                clusterArn,
                taskDefinition,
                overrides,
                launchType,
                hostId,
                availabilityZone,
                serviceName,
                serviceArn,
                startedBy,
                hostPorts,
                images,
                TaskNames.NONE);
    }

    /** The ARN of the role that the task acts in, null when it has none. */
    public @Nullable String taskRoleArn() {
        return overrides != null && overrides.taskRoleArn() != null
                ? overrides.taskRoleArn()
                : taskDefinition.taskRoleArn();
    }

    /** The digest that a container is to run; empty when its image is taken by name. */
    public Optional<String> pinnedDigest(String container) {
        return images.stream()
                .filter(image -> image.containerName().equals(container))
                .map(PinnedImage::imageDigest)
                .findFirst();
    }
}
