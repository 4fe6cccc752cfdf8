package dev.evenkeel.core.agent;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskLaunch;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.task.TaskProgress;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskdefinition.TaskSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What version 4 of the task metadata endpoint says of a task, by ECS's names but for their case.
 *
 * @param cluster the name of the cluster; on Fargate its ARN, as the two agents do
 * @param knownStatus in the agent's words: NONE, CREATED, RUNNING or STOPPED
 * @param networkMode of the task definition; the endpoint shows it with each container's networks
 * @param cpu vCPUs of the whole task, null when it has no size of its own
 * @param memory MiB of the whole task, null when it has no size of its own
 * @param taskTags null when they were not asked for
 * @param containerInstanceTags null when they were not asked for, and on Fargate
 * @param containers those that the runtime has made, in the order of the task definition
 */
public record TaskMetadata(
        String cluster,
        String taskArn,
        String family,
        String revision,
        String desiredStatus,
        String knownStatus,
        String networkMode,
        @Nullable Double cpu,
        @Nullable Integer memory,
        @Nullable Instant pullStartedAt,
        @Nullable Instant pullStoppedAt,
        @Nullable Instant executionStoppedAt,
        @Nullable String availabilityZone,
        String launchType,
        @Nullable String serviceName,
        boolean faultInjectionEnabled,
        @Nullable SortedMap<String, String> taskTags,
        @Nullable SortedMap<String, String> containerInstanceTags,
        List<ContainerMetadata> containers) {
    private static final double UNITS = 1024;

    public TaskMetadata {
        containers = List.copyOf(containers);
    }

    /** Renders a task; empty when its task definition is gone. */
    public static Optional<TaskMetadata> of(StateView state, ArnScope scope, Task task, boolean withTags) {
        return state.taskDefinition(task.launch().taskDefinitionArn())
                .map(definition -> of(state, scope, task, definition, withTags));
    }

    private static TaskMetadata of(
            StateView state, ArnScope scope, Task task, TaskDefinition definition, boolean withTags) {
        TaskLaunch launch = task.launch();
        TaskProgress progress = task.progress();
        boolean fargate = launch.launchType() == LaunchType.FARGATE;
        ContainerInstanceArn instance = launch.containerInstanceArn();
        OptionalInt cpu = size(launch.overrides(), TaskOverride::cpu, definition.cpu(), TaskSize::cpu);
        OptionalInt memory = size(launch.overrides(), TaskOverride::memory, definition.memory(), TaskSize::memory);
        return new TaskMetadata(
                fargate ? launch.clusterArn().value() : launch.clusterArn().name(),
                task.taskArn().value(),
                Objects.requireNonNullElse(definition.family(), ""),
                String.valueOf(Objects.requireNonNullElse(definition.revision(), 0)),
                progress.desiredStatus().name(),
                knownStatus(task),
                definition.effectiveNetworkMode(),
                cpu.isPresent() ? cpu.getAsInt() / UNITS : null,
                memory.isPresent() ? memory.getAsInt() : null,
                progress.pullStartedAt(),
                progress.pullStoppedAt(),
                progress.executionStoppedAt(),
                launch.availabilityZone(),
                launch.launchType().name(),
                launch.serviceArn() == null ? null : launch.serviceArn().name(),
                Boolean.TRUE.equals(definition.enableFaultInjection()),
                withTags ? tags(state.tags(task.taskArn().value())) : null,
                withTags && instance != null ? tags(state.tags(instance.value())) : null,
                containers(scope, task, definition));
    }

    /** ECS knows more steps than the agent, for which a task runs until its last container has stopped. */
    private static String knownStatus(Task task) {
        return switch (task.lastStatus()) {
            case PROVISIONING, PENDING, ACTIVATING ->
                task.progress().containers().stream().allMatch(container -> container.runtimeId() != null)
                        ? "CREATED"
                        : "NONE";
            case RUNNING, DEACTIVATING, STOPPING -> "RUNNING";
            case DEPROVISIONING, STOPPED -> "STOPPED";
        };
    }

    private static List<ContainerMetadata> containers(ArnScope scope, Task task, TaskDefinition definition) {
        List<ContainerMetadata> containers = new ArrayList<>();
        for (ContainerObservation seen : task.progress().containers()) {
            if (seen.runtimeId() != null) {
                definition.containers().stream()
                        .filter(container -> seen.name().equals(container.name()))
                        .forEach(container -> containers.add(ContainerMetadata.of(scope, task, container, seen)));
            }
        }
        return containers;
    }

    private static OptionalInt size(
            @Nullable TaskOverride overrides,
            Function<TaskOverride, @Nullable String> changed,
            @Nullable String defined,
            Function<String, OptionalInt> parse) {
        String override = overrides == null ? null : changed.apply(overrides);
        String text = override == null ? defined : override;
        return text == null ? OptionalInt.empty() : parse.apply(text);
    }

    private static SortedMap<String, String> tags(List<Tag> tags) {
        SortedMap<String, String> map = new TreeMap<>();
        for (Tag tag : tags) {
            if (tag.key() != null) {
                map.put(tag.key(), Objects.requireNonNullElse(tag.value(), ""));
            }
        }
        return map;
    }
}
