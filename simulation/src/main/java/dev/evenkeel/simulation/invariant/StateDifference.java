package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.Listener;
import dev.evenkeel.core.balancing.LoadBalancer;
import dev.evenkeel.core.balancing.TargetGroup;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** Two states, compared by all that can be read of them. */
public final class StateDifference {
    private static final int BEFORE = 150;
    private static final int AFTER = 100;

    private StateDifference() {}

    /** The first thing in which they differ, in a line; empty when every reader sees the same. */
    public static Optional<String> between(StateView one, StateView other) {
        if (one.version() != other.version()) {
            return Optional.of("version " + one.version() + " is " + other.version());
        }
        return content(one, other);
    }

    /** The same, whatever number of events led there. */
    public static Optional<String> content(StateView one, StateView other) {
        return first(one, other, "cluster", StateView::clusters)
                .or(() -> first(one, other, "task definition", StateView::taskDefinitions))
                .or(() -> first(one, other, "service", StateView::services))
                .or(() -> first(one, other, "what belongs to service", StateDifference::partsOfServices))
                .or(() -> first(one, other, "task", StateView::tasks))
                .or(() -> first(one, other, "target of task", StateDifference::targets))
                .or(() -> first(one, other, "part of load balancing", StateDifference::balancing))
                .or(() -> first(one, other, "container instance", StateDifference::instances))
                .or(() -> first(
                        one, other, "client token", state -> state.tokens().entrySet()))
                .or(() -> first(one, other, "scalable target", StateView::scalableTargets))
                .or(() -> first(one, other, "scaling policy", StateView::scalingPolicies));
    }

    private static Optional<String> first(
            StateView one, StateView other, String name, Function<StateView, Collection<?>> part) {
        List<Object> left = new ArrayList<>(part.apply(one));
        List<Object> right = new ArrayList<>(part.apply(other));
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            Object a = i < left.size() ? left.get(i) : "nothing";
            Object b = i < right.size() ? right.get(i) : "nothing";
            if (!a.equals(b)) {
                return Optional.of(name + " " + (i + 1) + " is " + cut(a, b));
            }
        }
        return Optional.empty();
    }

    /** Both from shortly before the place where they begin to differ: an entity is a page of text. */
    private static String cut(Object expected, Object actual) {
        String left = expected.toString();
        String right = actual.toString();
        int same = 0;
        while (same < Math.min(left.length(), right.length()) && left.charAt(same) == right.charAt(same)) {
            same++;
        }
        int from = Math.max(0, same - BEFORE);
        return "..." + right.substring(from, Math.min(right.length(), same + AFTER)) + "..., not ..."
                + left.substring(from, Math.min(left.length(), same + AFTER)) + "...";
    }

    private static Collection<?> partsOfServices(StateView state) {
        List<Object> parts = new ArrayList<>();
        for (Service service : state.services()) {
            ServiceArn arn = service.serviceArn();
            List<ServiceDeployment> deployments = state.serviceDeployments(arn);
            parts.add(deployments);
            parts.add(deployments.stream()
                    .map(deployment -> state.serviceRevision(deployment.targetRevision()))
                    .toList());
            parts.add(state.taskSets(arn));
            parts.add(state.staged(arn));
            parts.add(state.zoneMove(arn));
            parts.add(state.tags(arn.value()));
            parts.add(state.leaving(arn).toString());
            parts.add(state.protectedTasks(arn));
            parts.add(state.scalingActivities("service/" + arn.clusterName() + "/" + arn.name()));
            // In the order in which they came to be as they are, by which rules choose.
            for (Deployment deployment : service.deployments()) {
                for (TaskCondition condition : TaskCondition.values()) {
                    parts.add(List.copyOf(state.tasksOf(arn).of(deployment.id()).of(condition)));
                }
            }
        }
        return parts;
    }

    private record TargetsOfTask(TaskArn task, boolean draining, List<Target> targets) {}

    private record TrafficOfService(ServiceArn service, Collection<TrafficSplit> splits) {}

    private static Collection<?> targets(StateView state) {
        List<Object> parts = new ArrayList<>();
        for (Task task : state.tasks()) {
            List<Target> targets = state.targetsOf(task.taskArn());
            if (!targets.isEmpty()) {
                parts.add(new TargetsOfTask(task.taskArn(), state.isDraining(task.taskArn()), targets));
            }
        }
        for (Service service : state.services()) {
            parts.add(new TrafficOfService(service.serviceArn(), state.trafficSplits(service.serviceArn())));
        }
        return parts;
    }

    private record WithAttributes(Object resource, SortedMap<String, String> attributes, List<Tag> tags) {
        static WithAttributes of(StateView state, Object resource, String arn) {
            return new WithAttributes(resource, state.balancing().attributes(arn), state.tags(arn));
        }
    }

    private static Collection<?> balancing(StateView state) {
        Balancing all = state.balancing();
        List<Object> parts = new ArrayList<>();
        for (LoadBalancer each : all.loadBalancers()) {
            parts.add(WithAttributes.of(state, each, each.loadBalancerArn()));
        }
        for (TargetGroup each : all.targetGroups()) {
            parts.add(WithAttributes.of(state, each, each.targetGroupArn()));
            parts.addAll(all.staticTargets(each.targetGroupArn()));
        }
        for (Listener each : all.listeners()) {
            parts.add(WithAttributes.of(state, each, each.listenerArn()));
            all.rules(each.listenerArn()).forEach(rule -> parts.add(List.of(rule, state.tags(rule.ruleArn()))));
        }
        return parts;
    }

    private record InstanceWithRoom(ContainerInstance instance, Resources free) {}

    private static Collection<?> instances(StateView state) {
        List<Object> parts = new ArrayList<>();
        for (Cluster cluster : state.clusters()) {
            for (ContainerInstance instance : state.containerInstances(cluster.name())) {
                parts.add(new InstanceWithRoom(instance, state.remaining(instance.containerInstanceArn())));
            }
        }
        return parts;
    }
}
