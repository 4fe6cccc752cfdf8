package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.id.TaskDefinitionArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.NetworkConfiguration;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What UpdateService makes of a service's settings, and whether that takes a new deployment. */
final class UpdatedServices {
    /** Members that the rules do not use, but that are part of a revision all the same. */
    private static final List<String> DEPLOYED = List.of(
            "serviceRegistries", "serviceConnectConfiguration", "volumeConfigurations", "vpcLatticeConfigurations");

    private UpdatedServices() {}

    /** The settings after the update, checked. What it leaves out stays. */
    static ServiceSettings settings(
            UpdateServiceRequest request, Service service, Change change, Cluster cluster, Placement placement) {
        ServiceSettings before = service.settings();
        SchedulerRules.checkUpdate(request, before);
        TaskDefinitionArn arn = request.taskDefinition() == null
                ? before.taskDefinition()
                : Names.arnOf(Names.runnableTaskDefinition(change, request.taskDefinition()));
        boolean newStrategy = request.capacityProviderStrategy() != null
                && !request.capacityProviderStrategy().isEmpty();
        LaunchType launchType = newStrategy ? null : before.launchType();
        List<CapacityProviderStrategyItem> strategy = newStrategy
                ? ServiceRules.strategy(change.state(), null, request.capacityProviderStrategy(), cluster)
                : before.capacityProviderStrategy();
        NetworkConfiguration network =
                request.networkConfiguration() == null ? before.networkConfiguration() : request.networkConfiguration();
        List<LoadBalancer> balancers =
                request.loadBalancers() == null ? before.loadBalancers() : request.loadBalancers();
        if (!before.hasTaskSets()) {
            TaskDefinition definition = change.state().taskDefinition(arn).orElseThrow();
            ServiceRules.checkLaunch(definition, launchType, strategy, network);
            LoadBalancerRules.check(balancers, definition);
            DiscoveryRules.check(Others.merged(before.other(), request.other()), definition);
            if (request.loadBalancers() != null) {
                LoadBalancerRules.checkGroups(
                        balancers, definition, change.state().balancing());
            }
        }
        List<PlacementConstraint> constraints =
                Objects.requireNonNullElse(request.placementConstraints(), before.placementConstraints());
        List<PlacementStrategyItem> strategies =
                Objects.requireNonNullElse(request.placementStrategy(), before.placementStrategy());
        ServiceRules.checkPlacement(placement, constraints, strategies, launchType);
        return new ServiceSettings(
                arn,
                before.schedulingStrategy(),
                launchType,
                strategy,
                request.platformVersion() == null ? before.platformVersion() : request.platformVersion(),
                DeploymentConfigurations.merged(
                        before.deploymentConfiguration(),
                        SchedulerRules.updatedConfiguration(
                                before.schedulingStrategy(), request.deploymentConfiguration())),
                before.deploymentController(),
                constraints,
                strategies,
                network,
                balancers,
                ServiceRules.atLeastZero(
                        "healthCheckGracePeriodSeconds",
                        request.healthCheckGracePeriodSeconds(),
                        before.healthCheckGracePeriodSeconds()),
                ServiceRules.oneOf(
                        "availabilityZoneRebalancing",
                        request.availabilityZoneRebalancing(),
                        before.availabilityZoneRebalancing(),
                        List.of("ENABLED", "DISABLED")),
                Objects.requireNonNullElse(request.enableECSManagedTags(), before.enableEcsManagedTags()),
                ServiceRules.oneOf(
                        "propagateTags",
                        request.propagateTags(),
                        before.propagateTags(),
                        List.of("TASK_DEFINITION", "SERVICE", "NONE")),
                Objects.requireNonNullElse(request.enableExecuteCommand(), before.enableExecuteCommand()),
                before.roleArn(),
                Others.merged(before.other(), request.other()));
    }

    /**
     * Whether an update takes a new deployment: when it changes what tasks run or how they are attached, or when that is
     * forced. Counts, percentages, placement, grace period, rebalancing and tags do not (so says the service model).
     */
    static boolean startsDeployment(UpdateServiceRequest request, ServiceSettings before, ServiceSettings after) {
        return !before.hasTaskSets() && changesRevision(request, before, after);
    }

    private static boolean changesRevision(
            UpdateServiceRequest request, ServiceSettings before, ServiceSettings after) {
        return Boolean.TRUE.equals(request.forceNewDeployment())
                || !before.taskDefinition().equals(after.taskDefinition())
                || !Objects.equals(before.networkConfiguration(), after.networkConfiguration())
                || !Objects.equals(before.platformVersion(), after.platformVersion())
                || !before.loadBalancers().equals(after.loadBalancers())
                || !before.capacityProviderStrategy().equals(after.capacityProviderStrategy())
                || DEPLOYED.stream().anyMatch(member -> !same(before.other(), after.other(), member));
    }

    private static boolean same(Map<String, Object> before, Map<String, Object> after, String member) {
        return Objects.equals(before.get(member), after.get(member));
    }
}
