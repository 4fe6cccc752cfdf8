package dev.evenkeel.core.operation;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.query.Query;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.AwsVpcConfiguration;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.NetworkConfiguration;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What services and tasks may ask of the place they run in. */
final class ServiceRules {
    private static final int CONSTRAINTS_MAX = 10;
    private static final int STRATEGIES_MAX = 5;
    private static final int SUBNETS_MAX = 16;
    private static final int SECURITY_GROUPS_MAX = 5;

    private ServiceRules() {}

    /** The launch type asked for; null when capacity providers are to decide. */
    static @Nullable LaunchType launchType(
            @Nullable String given, @Nullable List<CapacityProviderStrategyItem> strategy, Cluster cluster) {
        boolean hasStrategy = strategy != null && !strategy.isEmpty();
        if (given != null && hasStrategy) {
            throw EcsException.invalidParameter(
                    "Specify either Launch Type or Capacity Provider Strategy, but not both.");
        }
        if (given == null) {
            return hasStrategy || !cluster.defaultCapacityProviderStrategy().isEmpty() ? null : LaunchType.EC2;
        }
        return switch (given) {
            case "EC2" -> LaunchType.EC2;
            case "FARGATE" -> LaunchType.FARGATE;
            case "EXTERNAL" -> LaunchType.EXTERNAL;
            default -> throw EcsException.invalidParameter("launch type should be one of [EC2,FARGATE,EXTERNAL]");
        };
    }

    /** The capacity-provider strategy that holds: the one asked for, else the cluster's, unless a launch type is given. */
    static List<CapacityProviderStrategyItem> strategy(
            StateView state,
            @Nullable LaunchType launchType,
            @Nullable List<CapacityProviderStrategyItem> given,
            Cluster cluster) {
        if (launchType != null) {
            return List.of();
        }
        List<CapacityProviderStrategyItem> strategy = given == null || given.isEmpty()
                ? cluster.defaultCapacityProviderStrategy()
                : CapacityProviderRules.named(given);
        CapacityProviderRules.check(state, strategy, cluster.capacityProviders());
        return strategy;
    }

    static void checkLaunch(
            TaskDefinition definition,
            @Nullable LaunchType launchType,
            List<CapacityProviderStrategyItem> strategy,
            @Nullable NetworkConfiguration network) {
        boolean fargate =
                launchType == LaunchType.FARGATE || strategy.stream().anyMatch(CapacityProviderRules::isFargate);
        if (fargate
                && !Objects.requireNonNullElse(definition.compatibilities(), List.<String>of())
                        .contains("FARGATE")) {
            throw EcsException.invalidParameter("Task definition does not support launch_type FARGATE.");
        }
        checkNetwork(definition, network);
    }

    private static void checkNetwork(TaskDefinition definition, @Nullable NetworkConfiguration network) {
        AwsVpcConfiguration vpc = network == null ? null : network.awsvpcConfiguration();
        boolean awsvpc = definition.effectiveNetworkMode().equals("awsvpc");
        if (awsvpc && vpc == null) {
            throw EcsException.invalidParameter(
                    "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        }
        if (!awsvpc && vpc != null) {
            throw EcsException.invalidParameter(
                    "Network Configuration is not valid for the given networkMode of this task definition.");
        }
        if (vpc == null) {
            return;
        }
        if (vpc.subnets() == null || vpc.subnets().isEmpty()) {
            throw EcsException.invalidParameter("subnets can not be empty.");
        }
        if (vpc.subnets().size() > SUBNETS_MAX) {
            throw EcsException.invalidParameter("subnets can have at most " + SUBNETS_MAX + " items.");
        }
        if (vpc.securityGroups() != null && vpc.securityGroups().size() > SECURITY_GROUPS_MAX) {
            throw EcsException.invalidParameter("securityGroups can have at most " + SECURITY_GROUPS_MAX + " items.");
        }
        if (vpc.assignPublicIp() != null && !List.of("ENABLED", "DISABLED").contains(vpc.assignPublicIp())) {
            throw EcsException.invalidParameter("assignPublicIp should be one of [ENABLED,DISABLED]");
        }
    }

    static void checkPlacement(
            Placement placement,
            List<PlacementConstraint> constraints,
            List<PlacementStrategyItem> strategies,
            @Nullable LaunchType launchType) {
        if (launchType == LaunchType.FARGATE && !(constraints.isEmpty() && strategies.isEmpty())) {
            throw EcsException.invalidParameter(
                    "Placement strategies and constraints are not supported with FARGATE launch type.");
        }
        if (constraints.size() > CONSTRAINTS_MAX) {
            throw EcsException.invalidParameter(
                    "A maximum of " + CONSTRAINTS_MAX + " placement constraints is allowed.");
        }
        if (strategies.size() > STRATEGIES_MAX) {
            throw EcsException.invalidParameter("A maximum of " + STRATEGIES_MAX + " placement strategies is allowed.");
        }
        constraints.forEach(ServiceRules::checkConstraint);
        strategies.forEach(item -> checkStrategy(placement, item));
    }

    private static void checkConstraint(PlacementConstraint constraint) {
        switch (String.valueOf(constraint.type())) {
            case "distinctInstance" -> {
                if (constraint.expression() != null && !constraint.expression().isBlank()) {
                    throw EcsException.invalidParameter(
                            "Expression is not allowed for placement constraint distinctInstance.");
                }
            }
            case "memberOf" -> Query.parse(Objects.requireNonNullElse(constraint.expression(), ""));
            default ->
                throw EcsException.invalidParameter(
                        "Placement constraint type should be one of [distinctInstance,memberOf]");
        }
    }

    private static void checkStrategy(Placement placement, PlacementStrategyItem item) {
        String type = String.valueOf(item.type());
        String problem = placement
                .strategy(type)
                .map(strategy -> Objects.requireNonNullElse(strategy.problem(item.field()), ""))
                .orElse("Placement strategy type should be one of [" + String.join(",", placement.strategyNames())
                        + "]");
        if (!problem.isEmpty()) {
            throw EcsException.invalidParameter(problem);
        }
    }

    static String oneOf(String member, @Nullable String given, String standard, List<String> allowed) {
        String value = given == null ? standard : given;
        if (!allowed.contains(value)) {
            throw EcsException.invalidParameter(member + " should be one of [" + String.join(",", allowed) + "]");
        }
        return value;
    }

    static int atLeastZero(String member, @Nullable Integer given, int standard) {
        int value = given == null ? standard : given;
        if (value < 0) {
            throw EcsException.invalidParameter(member + " should be at least 0");
        }
        return value;
    }
}
