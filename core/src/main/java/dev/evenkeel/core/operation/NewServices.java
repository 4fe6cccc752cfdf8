package dev.evenkeel.core.operation;

import static dev.evenkeel.core.taskdefinition.Given.orEmpty;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.id.TaskDefinitionArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.service.SchedulingStrategy;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what CreateService is asked to the settings of the service, checked and with ECS's defaults filled in. */
final class NewServices {
    /** The quota of tasks in one service. */
    static final int DESIRED_MAX = 5_000;

    private NewServices() {}

    /** @param definition null for a service whose task sets bring one each */
    static ServiceSettings settings(
            CreateServiceRequest request,
            StateView state,
            Cluster cluster,
            @Nullable TaskDefinition definition,
            Placement placement) {
        SchedulingStrategy scheduling = SchedulerRules.strategy(request);
        String controller = SchedulerRules.controller(request.deploymentController());
        LaunchType launchType = definition == null
                ? null
                : ServiceRules.launchType(request.launchType(), request.capacityProviderStrategy(), cluster);
        List<CapacityProviderStrategyItem> strategy = definition == null
                ? List.of()
                : ServiceRules.strategy(state, launchType, request.capacityProviderStrategy(), cluster);
        SchedulerRules.checkCapacity(scheduling, strategy);
        if (definition != null) {
            ServiceRules.checkLaunch(definition, launchType, strategy, request.networkConfiguration());
            LoadBalancerRules.check(orEmpty(request.loadBalancers()), definition);
            DiscoveryRules.check(request.other(), definition);
            LoadBalancerRules.checkGroups(orEmpty(request.loadBalancers()), definition, state.balancing());
        }
        List<PlacementConstraint> constraints = orEmpty(request.placementConstraints());
        List<PlacementStrategyItem> strategies = orEmpty(request.placementStrategy());
        ServiceRules.checkPlacement(placement, constraints, strategies, launchType);
        boolean fargate = launchType == LaunchType.FARGATE || !strategy.isEmpty();
        return new ServiceSettings(
                definition == null ? TaskDefinitionArn.NONE : Names.arnOf(definition),
                scheduling,
                launchType,
                strategy,
                fargate && request.platformVersion() == null ? "LATEST" : request.platformVersion(),
                DeploymentConfigurations.withDefaults(
                        SchedulerRules.configuration(scheduling, request.deploymentConfiguration())),
                controller,
                constraints,
                strategies,
                request.networkConfiguration(),
                orEmpty(request.loadBalancers()),
                ServiceRules.atLeastZero("healthCheckGracePeriodSeconds", request.healthCheckGracePeriodSeconds(), 0),
                ServiceRules.oneOf(
                        "availabilityZoneRebalancing",
                        request.availabilityZoneRebalancing(),
                        SchedulerRules.movesBetweenZones(scheduling, controller) ? "ENABLED" : "DISABLED",
                        List.of("ENABLED", "DISABLED")),
                Boolean.TRUE.equals(request.enableECSManagedTags()),
                ServiceRules.oneOf(
                        "propagateTags",
                        request.propagateTags(),
                        "NONE",
                        List.of("TASK_DEFINITION", "SERVICE", "NONE")),
                Boolean.TRUE.equals(request.enableExecuteCommand()),
                request.role(),
                Others.of(request.other()));
    }

    static int desiredCount(@Nullable Integer given) {
        if (given == null) {
            throw EcsException.invalidParameter(
                    "desiredCount must be specified for services with the REPLICA scheduling strategy.");
        }
        return checkedCount(given);
    }

    static int checkedCount(int given) {
        if (given < 0) {
            throw EcsException.invalidParameter("desiredCount should be at least 0");
        }
        if (given > DESIRED_MAX) {
            throw EcsException.invalidParameter("desiredCount should be at most " + DESIRED_MAX);
        }
        return given;
    }
}
