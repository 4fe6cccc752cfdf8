package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.ContainerDescription;
import dev.evenkeel.core.api.ManagedAgent;
import dev.evenkeel.core.api.TaskDescription;
import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskLaunch;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.task.TaskProgress;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tasks as DescribeTasks shows them. */
final class TaskDescriptions {

    private TaskDescriptions() {}

    static TaskDescription of(Change change, Task task, boolean withTags) {
        TaskLaunch launch = task.launch();
        TaskProgress progress = task.progress();
        boolean fargate = launch.launchType() == LaunchType.FARGATE;
        return new TaskDescription(
                List.of(new Attribute("ecs.cpu-architecture", "x86_64", null, null)),
                launch.availabilityZone(),
                launch.capacityProviderName(),
                launch.clusterArn().value(),
                progress.startedAt() == null && task.isPending() ? null : "CONNECTED",
                progress.startedAt(),
                launch.containerInstanceArn() == null
                        ? null
                        : launch.containerInstanceArn().value(),
                containers(change, task),
                Integer.toString(launch.reserved().cpu()),
                launch.createdAt(),
                progress.desiredStatus().name(),
                launch.enableExecuteCommand(),
                progress.executionStoppedAt(),
                launch.group(),
                progress.healthStatus().name(),
                progress.lastStatus().name(),
                launch.launchType().name(),
                Integer.toString(launch.reserved().memory()),
                Objects.requireNonNullElse(
                        launch.overrides(), new TaskOverride(List.of(), null, null, null, null, Map.of())),
                fargate ? "1.4.0" : null,
                fargate ? "Linux" : null,
                progress.pullStartedAt(),
                progress.pullStoppedAt(),
                progress.startedAt(),
                launch.startedBy(),
                Optional.ofNullable(progress.stopCode()).map(StopCode::wireName).orElse(null),
                progress.stoppedAt(),
                progress.stoppedReason(),
                progress.stoppingAt(),
                withTags ? change.state().tags(task.taskArn().value()) : List.of(),
                task.taskArn().value(),
                launch.taskDefinitionArn().value(),
                progress.version(),
                Map.of("attachments", List.of()));
    }

    private static List<ContainerDescription> containers(Change change, Task task) {
        List<ContainerDefinition> definitions = change.state()
                .taskDefinition(task.launch().taskDefinitionArn())
                .map(definition -> definition.containers())
                .orElse(List.of());
        return task.progress().containers().stream()
                .map(container -> container(change, task, container, definition(definitions, container.name())))
                .toList();
    }

    private static ContainerDescription container(
            Change change, Task task, ContainerObservation seen, @Nullable ContainerDefinition definition) {
        return new ContainerDescription(
                change.scope().container(task.taskArn(), seen.name()),
                task.taskArn().value(),
                seen.name(),
                definition == null ? null : definition.image(),
                seen.imageDigest(),
                seen.runtimeId(),
                seen.status().name(),
                seen.exitCode(),
                seen.reason(),
                seen.networkBindings(),
                seen.networkInterfaces(),
                seen.health().name(),
                definition == null ? null : String.valueOf(Objects.requireNonNullElse(definition.cpu(), 0)),
                definition == null || definition.memory() == null ? null : String.valueOf(definition.memory()),
                definition == null || definition.memoryReservation() == null
                        ? null
                        : String.valueOf(definition.memoryReservation()),
                null,
                null,
                agents(task, seen),
                Map.of());
    }

    /** What ExecuteCommand needs is there as soon as the container runs: nothing has to be installed in it. */
    private static @Nullable List<ManagedAgent> agents(Task task, ContainerObservation seen) {
        if (!task.launch().enableExecuteCommand()) {
            return null;
        }
        Instant since =
                seen.status() == ContainerStatus.RUNNING ? task.progress().startedAt() : null;
        return List.of(new ManagedAgent(
                since, "ExecuteCommandAgent", null, seen.status().name()));
    }

    private static @Nullable ContainerDefinition definition(List<ContainerDefinition> definitions, String name) {
        return definitions.stream()
                .filter(definition -> name.equals(definition.name()))
                .findFirst()
                .orElse(null);
    }
}
