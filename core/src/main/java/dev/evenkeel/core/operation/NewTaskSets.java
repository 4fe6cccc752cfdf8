package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.CreateTaskSetRequest;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskset.Scale;
import java.util.List;
import java.util.Objects;

/** From what CreateTaskSet is asked to what the task set runs, checked and with ECS's defaults filled in. */
final class NewTaskSets {

    private NewTaskSets() {}

    static ServiceSettings settings(
            CreateTaskSetRequest request, Service service, Change change, Cluster cluster, Placement placement) {
        TaskDefinition definition = Names.runnableTaskDefinition(change, request.taskDefinition());
        LaunchType launchType =
                ServiceRules.launchType(request.launchType(), request.capacityProviderStrategy(), cluster);
        List<CapacityProviderStrategyItem> strategy =
                ServiceRules.strategy(change.state(), launchType, request.capacityProviderStrategy(), cluster);
        ServiceRules.checkLaunch(definition, launchType, strategy, request.networkConfiguration());
        List<LoadBalancer> balancers = Objects.requireNonNullElse(request.loadBalancers(), List.of());
        LoadBalancerRules.check(balancers, definition);
        LoadBalancerRules.checkGroups(balancers, definition, change.state().balancing());
        ServiceSettings of = service.settings();
        ServiceRules.checkPlacement(placement, of.placementConstraints(), of.placementStrategy(), launchType);
        boolean fargate = launchType == LaunchType.FARGATE || !strategy.isEmpty();
        return new ServiceSettings(
                Names.arnOf(definition),
                of.schedulingStrategy(),
                launchType,
                strategy,
                fargate && request.platformVersion() == null ? "LATEST" : request.platformVersion(),
                of.deploymentConfiguration(),
                of.deploymentController(),
                of.placementConstraints(),
                of.placementStrategy(),
                request.networkConfiguration(),
                balancers,
                of.healthCheckGracePeriodSeconds(),
                of.availabilityZoneRebalancing(),
                of.enableEcsManagedTags(),
                of.propagateTags(),
                of.enableExecuteCommand(),
                of.roleArn(),
                Others.of(request.other()));
    }

    /** Percent of the service's desired count: 0 to 100, in the unit PERCENT, which is the only one. */
    static double scale(Scale given) {
        ServiceRules.oneOf("scale unit", given.unit(), "PERCENT", List.of("PERCENT"));
        double value = Objects.requireNonNullElse(given.value(), 0.0);
        if (!(value >= 0 && value <= 100)) {
            throw EcsException.invalidParameter("scale value should be between 0 and 100");
        }
        return value;
    }
}
