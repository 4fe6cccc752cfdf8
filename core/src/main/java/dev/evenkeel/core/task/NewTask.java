package dev.evenkeel.core.task;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.id.Ids;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.id.TaskDefinitionArn;
import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.placement.TaskNeeds;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task about to be created, all decided but its id.
 *
 * @param instance null on Fargate, and for a task that waits for one
 * @param availabilityZone of the instance, or the zone chosen on Fargate
 */
public record NewTask(
        ClusterArn clusterArn,
        TaskDefinition definition,
        String group,
        @Nullable String startedBy,
        @Nullable ServiceArn serviceArn,
        LaunchType launchType,
        @Nullable String capacityProviderName,
        @Nullable ContainerInstance instance,
        @Nullable String availabilityZone,
        @Nullable String platformVersion,
        @Nullable TaskOverride overrides,
        boolean enableExecuteCommand,
        List<Tag> tags) {
    public NewTask {
        tags = List.copyOf(tags);
    }

    /**
     * Creates the task. On Fargate and with awsvpc it begins as PROVISIONING, since a network interface comes first;
     * else as PENDING.
     */
    public Task create(Change change) {
        Ids ids = change.ids();
        TaskArn arn = change.scope().task(clusterArn.name(), ids.hex32());
        TaskDefinitionArn definitionArn = new TaskDefinitionArn(Objects.requireNonNull(definition.taskDefinitionArn()));
        TaskNeeds needs = overrides == null
                ? change.state().taskNeeds(definitionArn).orElseThrow()
                : TaskNeeds.of(definition, overrides);
        TaskLaunch launch = new TaskLaunch(
                clusterArn,
                definitionArn,
                group,
                startedBy,
                serviceArn,
                launchType,
                capacityProviderName,
                instance == null ? null : instance.containerInstanceArn(),
                instance == null ? null : instance.hostId(),
                availabilityZone,
                platformVersion,
                needs.resources(),
                needs.hostPorts(),
                overrides,
                enableExecuteCommand,
                change.now());
        List<ContainerObservation> containers = definition.containers().stream()
                .map(container -> ContainerObservation.pending(Objects.requireNonNull(container.name())))
                .toList();
        Task task = new Task(
                arn,
                launch,
                TaskProgress.created(
                        launch.isPlaced() ? firstStatus(launchType, definition) : TaskStatus.PROVISIONING, containers));
        change.emit(new Event.TaskCreated(task));
        if (!tags.isEmpty()) {
            change.emit(new Event.TagsChanged(arn.value(), tags));
        }
        return task;
    }

    /** Creates a task that has no instance yet, and waits for one in PROVISIONING. */
    public Task queue(Change change, PlacementRequest asked) {
        Task task = create(change);
        change.emit(new Event.TaskQueued(task.taskArn(), asked));
        return task;
    }

    static TaskStatus firstStatus(LaunchType launchType, TaskDefinition definition) {
        return launchType == LaunchType.FARGATE
                        || definition.effectiveNetworkMode().equals("awsvpc")
                ? TaskStatus.PROVISIONING
                : TaskStatus.PENDING;
    }
}
