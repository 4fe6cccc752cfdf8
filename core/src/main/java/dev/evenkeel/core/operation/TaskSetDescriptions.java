package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.TaskSetDescription;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.TaskCondition;
import dev.evenkeel.core.taskset.Scale;
import dev.evenkeel.core.taskset.TaskSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Task sets as DescribeTaskSets and DescribeServices show them. */
final class TaskSetDescriptions {

    private TaskSetDescriptions() {}

    /** The task sets of a service, oldest first. */
    static List<TaskSetDescription> of(StateView state, Service service, boolean withTags) {
        return state.taskSets(service.serviceArn()).stream()
                .map(taskSet -> of(state, service, taskSet, withTags))
                .toList();
    }

    static TaskSetDescription of(StateView state, Service service, TaskSet taskSet, boolean withTags) {
        DeploymentTasks tasks = state.tasksOf(service.serviceArn()).of(taskSet.id());
        ServiceSettings settings =
                service.deployment(taskSet.id()).map(Deployment::settings).orElse(service.settings());
        boolean fargate = settings.isOnFargate();
        Map<String, Object> other = new LinkedHashMap<>(settings.other());
        other.putIfAbsent("serviceRegistries", List.of());
        return new TaskSetDescription(
                taskSet.id(),
                taskSet.taskSetArn(),
                service.serviceArn().value(),
                service.clusterArn().value(),
                null,
                taskSet.externalId(),
                taskSet.status().name(),
                settings.taskDefinition().value(),
                taskSet.computedDesiredCount(service.desiredCount()),
                tasks.count(TaskCondition.PENDING),
                ServiceDescriptions.running(tasks),
                taskSet.createdAt(),
                taskSet.updatedAt(),
                settings.launchType() == null ? null : settings.launchType().name(),
                settings.capacityProviderStrategy().isEmpty() ? null : settings.capacityProviderStrategy(),
                fargate ? ServiceDescriptions.shownPlatform(settings) : null,
                fargate ? "Linux" : null,
                settings.networkConfiguration(),
                settings.loadBalancers(),
                new Scale(taskSet.scale(), "PERCENT"),
                taskSet.stability().name(),
                taskSet.stabilityAt(),
                withTags ? state.tags(taskSet.taskSetArn()) : List.of(),
                other);
    }
}
