package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.DeploymentDescription;
import dev.evenkeel.core.api.ServiceDescription;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentController;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.id.TaskDefinitionArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.ServiceTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Services as DescribeServices shows them. */
final class ServiceDescriptions {
    /** What LATEST means on Fargate, as ECS shows it in deployments. */
    private static final String NEWEST_PLATFORM = "1.4.0";

    private ServiceDescriptions() {}

    static ServiceDescription of(StateView state, Service service, boolean withTags) {
        ServiceSettings settings = service.settings();
        ServiceTasks tasks = state.tasksOf(service.serviceArn());
        Map<String, Object> other = new LinkedHashMap<>(settings.other());
        other.putIfAbsent("serviceRegistries", List.of());
        return new ServiceDescription(
                service.serviceArn().value(),
                service.name(),
                service.clusterArn().value(),
                settings.loadBalancers(),
                service.status().name(),
                service.desiredCount(),
                tasks.byDeployment().values().stream()
                        .mapToInt(ServiceDescriptions::running)
                        .sum(),
                tasks.count(TaskCondition.PENDING),
                settings.launchType() == null ? null : settings.launchType().name(),
                settings.capacityProviderStrategy().isEmpty() ? null : settings.capacityProviderStrategy(),
                settings.platformVersion(),
                settings.isOnFargate() ? "Linux" : null,
                settings.taskDefinition().equals(TaskDefinitionArn.NONE)
                        ? null
                        : settings.taskDefinition().value(),
                settings.deploymentConfiguration(),
                settings.hasTaskSets() ? TaskSetDescriptions.of(state, service, withTags) : null,
                service.status() == ServiceStatus.INACTIVE || settings.hasTaskSets()
                        ? List.of()
                        : service.deployments().stream()
                                .map(deployment -> deployment(service, deployment, tasks.of(deployment.id())))
                                .toList(),
                settings.roleArn(),
                service.events(),
                service.createdAt(),
                service.currentServiceDeployment(),
                settings.placementConstraints(),
                settings.placementStrategy(),
                settings.networkConfiguration(),
                settings.loadBalancers().isEmpty() && settings.healthCheckGracePeriodSeconds() == 0
                        ? null
                        : settings.healthCheckGracePeriodSeconds(),
                settings.schedulingStrategy().name(),
                new DeploymentController(settings.deploymentController()),
                withTags ? state.tags(service.serviceArn().value()) : null,
                service.createdBy(),
                settings.enableEcsManagedTags(),
                settings.propagateTags(),
                settings.enableExecuteCommand(),
                settings.availabilityZoneRebalancing(),
                "CUSTOMER",
                other);
    }

    private static DeploymentDescription deployment(Service service, Deployment deployment, DeploymentTasks tasks) {
        ServiceSettings settings = deployment.settings();
        // A deployment that is being replaced wants what it still has.
        int wanted = tasks.wanted();
        return new DeploymentDescription(
                deployment.id(),
                deployment.status().name(),
                settings.taskDefinition().value(),
                deployment.status() == DeploymentStatus.PRIMARY ? service.desiredCount() : wanted,
                tasks.count(TaskCondition.PENDING),
                running(tasks),
                deployment.failedTasks(),
                deployment.createdAt(),
                deployment.updatedAt(),
                settings.capacityProviderStrategy().isEmpty() ? null : settings.capacityProviderStrategy(),
                settings.launchType() == null ? null : settings.launchType().name(),
                settings.isOnFargate() ? shownPlatform(settings) : null,
                settings.isOnFargate() ? "Linux" : null,
                settings.networkConfiguration(),
                deployment.rolloutState().name(),
                deployment.rolloutStateReason(),
                Map.of());
    }

    static @Nullable String shownPlatform(ServiceSettings settings) {
        return "LATEST".equals(settings.platformVersion()) ? NEWEST_PLATFORM : settings.platformVersion();
    }

    /** Tasks that are RUNNING, those among them that were asked to stop and still run too. */
    static int running(DeploymentTasks tasks) {
        return tasks.running()
                + (int) tasks.of(TaskCondition.STOPPING).stream()
                        .filter(Task::isRunning)
                        .count();
    }
}
