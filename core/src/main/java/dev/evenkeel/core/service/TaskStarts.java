package dev.evenkeel.core.service;

import dev.evenkeel.core.capacity.CapacityProviderSplit;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.placement.FargateZones;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.PlacementOutcome;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.NewTask;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Starts tasks of a deployment: chooses capacity provider and instance for each in turn, so that each sees the ones
 * before it. When one finds no instance the rest waits: the service says why, and tries again after a pause or as soon as
 * room appears.
 */
final class TaskStarts {
    /** How long a service waits before it looks again for room; ECS does not say. */
    private static final Duration PLACEMENT_PAUSE = Duration.ofSeconds(15);

    /** After so many attempts in a row it is said that tasks could not be launched; ECS does not say when it does. */
    private static final int UNLAUNCHED_AFTER = 3;

    private final Placement placement;

    TaskStarts(Placement placement) {
        this.placement = placement;
    }

    void start(Change change, Service service, Decision.StartTasks decision) {
        Deployment deployment = Enactment.current(service, decision.deployment());
        TaskDefinition definition = change.state()
                .taskDefinition(deployment.settings().taskDefinition())
                .orElseThrow();
        List<Task> started = new ArrayList<>();
        PlacementOutcome.@Nullable Unplaced unplaced = null;
        for (int i = 0; i < decision.count() && unplaced == null; i++) {
            unplaced = startOne(change, service, deployment, definition, started);
        }
        if (!started.isEmpty()) {
            tell(change, service, started, Math.min(started.size(), decision.replaced()));
        }
        if (unplaced != null) {
            tellUnplaced(change, service, deployment, unplaced, decision.count() - started.size());
            change.emit(new Event.DeploymentChanged(
                    service.serviceArn(),
                    deployment.withAttempts(
                            deployment
                                    .attempts()
                                    .afterUnplaced(
                                            decision.count() - started.size(),
                                            unplaced.eventText(),
                                            change.now().plus(PLACEMENT_PAUSE)),
                            change.now())));
        } else if (deployment.placementTrouble() != null) {
            change.emit(new Event.DeploymentChanged(
                    service.serviceArn(),
                    deployment.withAttempts(deployment.attempts().afterPlaced(), change.now())));
        }
    }

    /** Why no place was found, once as long as it is so; and when it stays so, that the deployment does not get on. */
    private static void tellUnplaced(
            Change change, Service service, Deployment deployment, PlacementOutcome.Unplaced unplaced, int missing) {
        boolean newCause = deployment.placementTrouble() == null;
        ServiceMessages.publishOnce(change, service.serviceArn(), unplaced.eventText(), newCause);
        if (deployment.attempts().unplaced() + 1 == UNLAUNCHED_AFTER) {
            ServiceMessages.publish(
                    change,
                    service.serviceArn(),
                    "could not launch " + missing + " tasks for deployment " + deployment.id() + ".");
        }
    }

    private PlacementOutcome.@Nullable Unplaced startOne(
            Change change, Service service, Deployment deployment, TaskDefinition definition, List<Task> started) {
        ServiceSettings settings = deployment.settings();
        Optional<String> provider = provider(change, service, settings);
        boolean fargate = settings.launchType() == LaunchType.FARGATE
                || provider.filter(name -> name.startsWith("FARGATE")).isPresent();
        if (fargate) {
            String zone = FargateZones.next(
                    change.scope(), change.state().tasksOf(service.serviceArn()).wantedByZone());
            started.add(newTask(change, service, deployment, definition, LaunchType.FARGATE, provider, null, zone)
                    .create(change));
            return null;
        }
        return switch (placement.place(
                change.state(),
                service.placementRequest(definition, change.ids().next()))) {
            case PlacementOutcome.Placed placed -> {
                ContainerInstance instance = placed.instance();
                LaunchType type = Objects.requireNonNullElse(settings.launchType(), LaunchType.EC2);
                started.add(newTask(
                                change,
                                service,
                                deployment,
                                definition,
                                type,
                                provider,
                                instance,
                                instance.availabilityZone())
                        .create(change));
                yield null;
            }
            case PlacementOutcome.Unplaced missed -> missed;
        };
    }

    private static Optional<String> provider(Change change, Service service, ServiceSettings settings) {
        List<CapacityProviderStrategyItem> strategy = settings.capacityProviderStrategy();
        if (strategy.isEmpty()) {
            return Optional.empty();
        }
        return CapacityProviderSplit.next(
                strategy, change.state().tasksOf(service.serviceArn()).wantedByProvider());
    }

    private static NewTask newTask(
            Change change,
            Service service,
            Deployment deployment,
            TaskDefinition definition,
            LaunchType launchType,
            Optional<String> provider,
            @Nullable ContainerInstance instance,
            @Nullable String zone) {
        ServiceSettings settings = deployment.settings();
        return new NewTask(
                service.clusterArn(),
                definition,
                "service:" + service.name(),
                deployment.id(),
                service.serviceArn(),
                launchType,
                provider.orElse(null),
                instance,
                zone,
                launchType == LaunchType.FARGATE ? settings.platformVersion() : null,
                null,
                settings.enableExecuteCommand(),
                tags(change, service, definition));
    }

    /** The tags that {@code propagateTags} and {@code enableECSManagedTags} ask for. */
    private static List<Tag> tags(Change change, Service service, TaskDefinition definition) {
        List<Tag> tags = new ArrayList<>();
        if (service.settings().enableEcsManagedTags()) {
            tags.add(new Tag("aws:ecs:clusterName", service.clusterArn().name()));
            tags.add(new Tag("aws:ecs:serviceName", service.name()));
        }
        switch (service.settings().propagateTags()) {
            case "SERVICE" ->
                tags.addAll(change.state().tags(service.serviceArn().value()));
            case "TASK_DEFINITION" ->
                tags.addAll(change.state().tags(Objects.requireNonNull(definition.taskDefinitionArn())));
            default -> {}
        }
        return tags;
    }

    private static void tell(Change change, Service service, List<Task> started, int replaced) {
        ServiceMessages.publish(
                change,
                service.serviceArn(),
                "has started " + started.size() + " tasks: " + Enactment.list(started) + "."
                        + (replaced == 0
                                ? ""
                                : " Amazon ECS replaced " + replaced + " tasks due to an unhealthy status."));
    }
}
