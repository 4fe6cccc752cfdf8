package dev.evenkeel.core.service;

import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number of tasks of one revision that is kept up.
 *
 * @param deployments PRIMARY first, then the ACTIVE ones that still have tasks, newest first
 * @param events newest first, at most {@value #EVENTS_KEPT}
 * @param steady whether the last word on it was that it has reached a steady state
 * @param currentServiceDeployment the ARN of the newest deployment's history
 */
public record Service(
        ServiceArn serviceArn,
        ClusterArn clusterArn,
        ServiceStatus status,
        int desiredCount,
        ServiceSettings settings,
        List<Deployment> deployments,
        List<ServiceEvent> events,
        boolean steady,
        @Nullable String currentServiceDeployment,
        String createdBy,
        Instant createdAt) {

    /** How many events ECS keeps. */
    public static final int EVENTS_KEPT = 100;

    public Service {
        deployments = List.copyOf(deployments);
        events = List.copyOf(events);
    }

    public String name() {
        return serviceArn.name();
    }

    /** The task group that its tasks are in, as ECS names it. */
    String group() {
        return "service:" + name();
    }

    /** The deployment that is wanted; empty once the service is INACTIVE. */
    public Optional<Deployment> primary() {
        for (Deployment deployment : deployments) {
            if (deployment.status() == DeploymentStatus.PRIMARY) {
                return Optional.of(deployment);
            }
        }
        return Optional.empty();
    }

    /** The deployment that was COMPLETED before the one that is wanted now, as long as it has tasks. */
    Optional<Deployment> superseded() {
        return deployments.stream()
                .filter(deployment -> deployment.status() == DeploymentStatus.ACTIVE)
                .filter(deployment -> deployment.rolloutState() == RolloutState.COMPLETED)
                .findFirst();
    }

    public Optional<Deployment> deployment(String id) {
        for (Deployment deployment : deployments) {
            if (deployment.id().equals(id)) {
                return Optional.of(deployment);
            }
        }
        return Optional.empty();
    }

    /**
     * What a task of the service asks of its place.
     *
     * @param needed what it will reserve
     * @param random decides where strategies leave it to chance
     */
    PlacementRequest placementRequest(Resources needed, long random) {
        return new PlacementRequest(
                clusterArn.name(),
                group(),
                serviceArn,
                needed,
                List.of(),
                settings.placementConstraints(),
                settings.placementStrategy(),
                random);
    }

    /** What a task of this service asks of the place it is to run in. */
    public PlacementRequest placementRequest(TaskDefinition definition, long random) {
        return placementRequest(Resources.NONE, random).forTask(definition, null);
    }

    /** The same for a task of a deployment, in a state of the region. */
    PlacementRequest placementRequest(StateView state, Deployment deployment) {
        return state.taskDefinition(deployment.settings().taskDefinition())
                .map(definition -> placementRequest(definition, state.version()))
                .orElseGet(() -> placementRequest(Resources.NONE, state.version()));
    }

    public Service withStatus(ServiceStatus changed) {
        return new Service(
                serviceArn,
                clusterArn,
                changed,
                desiredCount,
                settings,
                deployments,
                events,
                steady,
                currentServiceDeployment,
                createdBy,
                createdAt);
    }

    public Service withDesiredCount(int changed) {
        return new Service(
                serviceArn,
                clusterArn,
                status,
                changed,
                settings,
                deployments,
                events,
                steady,
                currentServiceDeployment,
                createdBy,
                createdAt);
    }

    public Service withSettings(ServiceSettings changed) {
        return new Service(
                serviceArn,
                clusterArn,
                status,
                desiredCount,
                changed,
                deployments,
                events,
                steady,
                currentServiceDeployment,
                createdBy,
                createdAt);
    }

    public Service withDeployments(List<Deployment> changed, @Nullable String serviceDeployment) {
        return new Service(
                serviceArn,
                clusterArn,
                status,
                desiredCount,
                settings,
                changed,
                events,
                steady,
                serviceDeployment,
                createdBy,
                createdAt);
    }

    public Service withEvents(List<ServiceEvent> changed) {
        return new Service(
                serviceArn,
                clusterArn,
                status,
                desiredCount,
                settings,
                deployments,
                changed,
                steady,
                currentServiceDeployment,
                createdBy,
                createdAt);
    }

    public Service withSteady(boolean changed) {
        return new Service(
                serviceArn,
                clusterArn,
                status,
                desiredCount,
                settings,
                deployments,
                events,
                changed,
                currentServiceDeployment,
                createdBy,
                createdAt);
    }
}
