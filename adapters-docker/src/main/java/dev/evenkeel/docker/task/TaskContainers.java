package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The containers of one task, in the order of the task definition. */
final class TaskContainers {

    private final List<ContainerDefinition> definitions;
    private final List<ContainerRun> all;

    TaskContainers(TaskStart start, String owner) {
        definitions = start.taskDefinition().containers();
        all = definitions.stream()
                .map(definition -> new ContainerRun(
                        definition, OwnLabels.containerName(start, Objects.requireNonNull(definition.name()), owner)))
                .toList();
    }

    List<ContainerRun> all() {
        return all;
    }

    List<ContainerDefinition> definitions() {
        return definitions;
    }

    /** As the rules of core take them. */
    List<ContainerObservation> seen() {
        return all.stream().map(ContainerRun::observation).toList();
    }

    boolean areStopped() {
        return all.stream().allMatch(ContainerRun::isStopped);
    }

    /** By the name in the task definition. */
    Optional<ContainerRun> named(String name) {
        return all.stream().filter(container -> container.name().equals(name)).findFirst();
    }

    /** By the engine's id. */
    Optional<ContainerRun> find(String id) {
        return all.stream()
                .filter(container -> container.id().filter(id::equals).isPresent())
                .findFirst();
    }
}
