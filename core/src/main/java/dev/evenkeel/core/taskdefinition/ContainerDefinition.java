package dev.evenkeel.core.taskdefinition;

import dev.evenkeel.core.task.KeyValuePair;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One container of a task: its image, its share of cpu (1024 units are one vCPU) and memory (MiB), and how it is run. */
public record ContainerDefinition(
        @Nullable String name,
        @Nullable String image,
        @Nullable Integer cpu,
        @Nullable Integer memory,
        @Nullable Integer memoryReservation,
        @Nullable List<String> links,
        @Nullable List<PortMapping> portMappings,
        @Nullable Boolean essential,
        @Nullable ContainerRestartPolicy restartPolicy,
        @Nullable List<String> entryPoint,
        @Nullable List<String> command,
        @Nullable List<KeyValuePair> environment,
        @Nullable List<MountPoint> mountPoints,
        @Nullable List<VolumeFrom> volumesFrom,
        @Nullable List<ContainerDependency> dependsOn,
        @Nullable Integer startTimeout,
        @Nullable Integer stopTimeout,
        @Nullable String hostname,
        @Nullable String user,
        @Nullable String workingDirectory,
        @Nullable Boolean privileged,
        @Nullable Boolean readonlyRootFilesystem,
        @Nullable Map<String, String> dockerLabels,
        @Nullable List<Ulimit> ulimits,
        @Nullable HealthCheck healthCheck,
        @Nullable String versionConsistency,
        @Nullable Map<String, Object> other) {

    /** Whether the task stops when it does. ECS takes a container that does not say for essential. */
    public boolean isEssential() {
        return !Boolean.FALSE.equals(essential);
    }
}
