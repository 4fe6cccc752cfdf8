package dev.evenkeel.core.service;

import dev.evenkeel.core.capacity.CapacityOutcome;
import dev.evenkeel.core.capacity.CapacityProviderSplit;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.capacity.CapacitySearch;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.PlacementRequest;
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

    private final CapacitySearch capacity;

    TaskStarts(Placement placement) {
        capacity = new CapacitySearch(placement);
    }

    void start(Change change, Service service, Decision.StartTasks decision) {
        Deployment deployment = Enactment.current(service, decision.deployment());
        TaskDefinition definition = change.state()
                .taskDefinition(deployment.settings().taskDefinition())
                .orElseThrow();
        List<Task> started = new ArrayList<>();
        CapacityOutcome.@Nullable Lacking unplaced = null;
        for (int i = 0; i < decision.count() && unplaced == null; i++) {
            unplaced = startOne(change, service, deployment, definition, null, started);
        }
        if (!started.isEmpty()) {
            tell(change, service, started, Math.min(started.size(), decision.replaced()));
        }
        remember(change, service, deployment, unplaced, decision.count() - started.size());
    }

    /** Puts on record, and tells, whether all tasks found a place. */
    static void remember(
            Change change,
            Service service,
            Deployment deployment,
            CapacityOutcome.@Nullable Lacking unplaced,
            int missing) {
        if (unplaced != null) {
            tellUnplaced(change, service, deployment, unplaced, missing);
            change.emit(new Event.DeploymentChanged(
                    service.serviceArn(),
                    deployment.withAttempts(
                            deployment
                                    .attempts()
                                    .afterUnplaced(
                                            missing,
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
            Change change, Service service, Deployment deployment, CapacityOutcome.Lacking unplaced, int missing) {
        boolean newCause = deployment.placementTrouble() == null;
        ServiceMessages.publishOnce(change, service.serviceArn(), unplaced.eventText(), newCause);
        if (deployment.attempts().unplaced() + 1 == UNLAUNCHED_AFTER) {
            ServiceMessages.publish(
                    change,
                    service.serviceArn(),
                    "could not launch " + missing + " tasks for deployment " + deployment.id() + ".");
        }
    }

    /**
     * Starts one task.
     *
     * @param zone the availability zone it must be in, without waiting for capacity there; null for any. Fargate's own
     *     choice is the smallest zone anyway
     * @return why it was not started, null when it was
     */
    CapacityOutcome.@Nullable Lacking startOne(
            Change change,
            Service service,
            Deployment deployment,
            TaskDefinition definition,
            @Nullable String zone,
            List<Task> started) {
        ServiceSettings settings = deployment.settings();
        String provider = provider(change, service, settings).orElse(null);
        boolean fargate = settings.launchType() == LaunchType.FARGATE || CapacitySearch.isFargate(provider);
        PlacementRequest request =
                service.placementRequest(definition, change.ids().next());
        CapacityOutcome found = fargate
                ? CapacitySearch.onFargate(
                        change.state(),
                        change.scope(),
                        provider,
                        change.state().tasksOf(service.serviceArn()).wantedByZone())
                : onInstance(change, request, zone, provider);
        NewTask task = newTask(change, service, deployment, definition, provider, found);
        switch (found) {
            case CapacityOutcome.OnFargate on -> started.add(task.create(change));
            case CapacityOutcome.OnInstance on -> started.add(task.create(change));
            case CapacityOutcome.Queued queued -> started.add(task.queue(change, queued.asked()));
            case CapacityOutcome.Lacking lacking -> {
                return lacking;
            }
        }
        return null;
    }

    private CapacityOutcome onInstance(
            Change change, PlacementRequest request, @Nullable String zone, @Nullable String provider) {
        if (zone == null) {
            return capacity.onInstance(change.state(), request, provider);
        }
        PlacementRequest there = request.inZone(zone);
        return capacity.onInstance(change.state(), provider == null ? there : there.inProvider(provider), null);
    }

    private static Optional<String> provider(Change change, Service service, ServiceSettings settings) {
        List<CapacityProviderStrategyItem> strategy = settings.capacityProviderStrategy();
        if (strategy.isEmpty()) {
            return Optional.empty();
        }
        return CapacityProviderSplit.next(
                strategy, change.state().tasksOf(service.serviceArn()).wantedByProvider());
    }

    static NewTask newTask(
            Change change,
            Service service,
            Deployment deployment,
            TaskDefinition definition,
            @Nullable String provider,
            CapacityOutcome found) {
        ServiceSettings settings = deployment.settings();
        boolean fargate = found instanceof CapacityOutcome.OnFargate;
        LaunchType launchType =
                fargate ? LaunchType.FARGATE : Objects.requireNonNullElse(settings.launchType(), LaunchType.EC2);
        ContainerInstance instance = found instanceof CapacityOutcome.OnInstance on ? on.instance() : null;
        String zone = found instanceof CapacityOutcome.OnFargate on
                ? on.availabilityZone()
                : instance == null ? null : instance.availabilityZone();
        return new NewTask(
                service.clusterArn(),
                definition,
                service.group(),
                deployment.id(),
                service.serviceArn(),
                launchType,
                provider,
                instance,
                zone,
                fargate ? settings.platformVersion() : null,
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

    static void tell(Change change, Service service, List<Task> started, int replaced) {
        ServiceMessages.publish(
                change,
                service.serviceArn(),
                started.get(0).deploymentId(),
                "has started " + started.size() + " tasks: " + Enactment.list(started) + "."
                        + (replaced == 0
                                ? ""
                                : " Amazon ECS replaced " + replaced + " tasks due to an unhealthy status."));
    }
}
