package dev.evenkeel.core.operation;

import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.TargetGroup;
import dev.evenkeel.core.balancing.TargetGroupUse;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the load balancers of a service must name: a target group (or a Classic Load Balancer), and a container port that
 * its task definition has. Whether a target group that nobody created here exists is its router's to know; one that was
 * created must have a load balancer, and its targets must be what the tasks' network mode makes of them.
 */
final class LoadBalancerRules {
    /** ECS's quotas: target groups, or Classic Load Balancers, of one service. */
    private static final int TARGET_GROUPS_MAX = 5;

    private static final int CLASSIC_MAX = 1;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    private LoadBalancerRules() {}

    /**
     * Checks the load balancers of a service against what its tasks will run.
     *
     * @throws EcsException InvalidParameterException with the first thing that is wrong
     */
    static void check(List<LoadBalancer> balancers, TaskDefinition definition) {
        long classic = balancers.stream()
                .filter(balancer -> balancer.loadBalancerName() != null)
                .count();
        if (classic > CLASSIC_MAX) {
            throw EcsException.invalidParameter("loadBalancers can have at most " + CLASSIC_MAX
                    + " Classic Load Balancer; give target groups instead.");
        }
        if (balancers.size() > TARGET_GROUPS_MAX) {
            throw EcsException.invalidParameter("loadBalancers can have at most " + TARGET_GROUPS_MAX + " items.");
        }
        balancers.forEach(balancer -> check(balancer, definition));
    }

    /**
     * Checks the target groups that a request names against those that were created. An update that leaves them alone is not
     * checked: a service whose load balancer is gone can still be scaled to nothing.
     *
     * @throws EcsException InvalidParameterException with the first thing that is wrong
     */
    static void checkGroups(List<LoadBalancer> balancers, TaskDefinition definition, Balancing balancing) {
        TargetGroupUse use = TargetGroupUse.of(balancing);
        for (LoadBalancer balancer : balancers) {
            Optional.ofNullable(balancer.targetGroupArn())
                    .flatMap(balancing::targetGroup)
                    .ifPresent(group -> check(group, use, definition));
        }
    }

    private static void check(TargetGroup group, TargetGroupUse use, TaskDefinition definition) {
        if (!use.isUsed(group.targetGroupArn())) {
            throw EcsException.invalidParameter("The target group with targetGroupArn " + group.targetGroupArn()
                    + " does not have an associated load balancer.");
        }
        String mode = definition.effectiveNetworkMode();
        if (mode.equals("awsvpc") != group.targetType().equals("ip")) {
            throw EcsException.invalidParameter("The provided target group " + group.targetGroupArn()
                    + " has target type " + group.targetType() + ", which is incompatible with the " + mode
                    + " network mode specified in the task definition.");
        }
    }

    private static void check(LoadBalancer balancer, TaskDefinition definition) {
        boolean classic = balancer.loadBalancerName() != null;
        boolean grouped = balancer.targetGroupArn() != null;
        if (classic == grouped) {
            throw EcsException.invalidParameter("Specify either targetGroupArn or loadBalancerName of a load balancer"
                    + (classic ? ", but not both." : "."));
        }
        String container = balancer.containerName();
        Integer port = balancer.containerPort();
        if (container == null || container.isBlank() || port == null) {
            throw EcsException.invalidParameter("Specify containerName and containerPort of a load balancer.");
        }
        ContainerDefinition found = definition.containers().stream()
                .filter(each -> container.equals(each.name()))
                .findFirst()
                .orElseThrow(() -> EcsException.invalidParameter(
                        "The container " + container + " does not exist in the task definition."));
        if (!exposes(found, port)) {
            throw EcsException.invalidParameter(
                    "The container " + container + " did not have a container port " + port + " defined.");
        }
    }

    private static boolean exposes(ContainerDefinition container, int port) {
        return Objects.requireNonNullElse(container.portMappings(), List.<PortMapping>of()).stream()
                .anyMatch(mapping -> Objects.equals(mapping.containerPort(), port) || isIn(mapping, port));
    }

    private static boolean isIn(PortMapping mapping, int port) {
        Matcher range = RANGE.matcher(Objects.requireNonNullElse(mapping.containerPortRange(), ""));
        return range.matches() && Integer.parseInt(range.group(1)) <= port && port <= Integer.parseInt(range.group(2));
    }
}
