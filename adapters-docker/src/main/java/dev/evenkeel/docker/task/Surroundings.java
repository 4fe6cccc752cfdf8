package dev.evenkeel.docker.task;

import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.PortRange;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a container finds when it is made: what its task's resources came to.
 *
 * @param owner marks containers as ours
 * @param pause the engine's name of the container whose namespaces the task's containers share, null for none
 * @param network the engine's name of the network that the tasks of the cluster share, null for the engine's own
 * @param group the control group around the task, null for none
 * @param volumes what to mount for each volume of the task
 * @param files what the environment files of each container say
 * @param hostRanges the host ports for each range of container ports, by {@link #rangeKey}
 */
record Surroundings(
        String owner,
        Host host,
        @Nullable String pause,
        @Nullable String network,
        @Nullable String group,
        SortedMap<String, String> volumes,
        SortedMap<String, Map<String, String>> files,
        SortedMap<String, PortRange> hostRanges) {

    Map<String, String> filesOf(ContainerDefinition container) {
        return files.getOrDefault(Objects.requireNonNull(container.name()), Map.of());
    }

    static String rangeKey(ContainerDefinition container, PortMapping mapping) {
        return container.name() + " " + mapping.containerPortRange() + "/" + mapping.protocol();
    }
}
