package dev.evenkeel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.traffic.Target;
import java.util.ArrayList;
import java.util.List;

/** Two states, compared by all that can be read of them. */
public final class StateDigest {
    private StateDigest() {}

    /** Asserts that two states look the same to every reader. */
    public static void assertSame(StateView expected, StateView actual) {
        assertEquals(expected.version(), actual.version(), "version");
        assertEquals(List.copyOf(expected.clusters()), List.copyOf(actual.clusters()), "clusters");
        assertEquals(
                List.copyOf(expected.taskDefinitions()), List.copyOf(actual.taskDefinitions()), "task definitions");
        assertEquals(List.copyOf(expected.services()), List.copyOf(actual.services()), "services");
        assertEquals(List.copyOf(expected.tasks()), List.copyOf(actual.tasks()), "tasks");
        assertEquals(targets(expected), targets(actual), "targets");
        assertEquals(balancing(expected), balancing(actual), "load balancers and what belongs to them");
        assertEquals(instances(expected), instances(actual), "container instances and what is free on them");
        assertEquals(
                List.copyOf(expected.inactiveInstances()),
                List.copyOf(actual.inactiveInstances()),
                "instances that have left");
        assertEquals(
                List.copyOf(expected.capacityProviders()),
                List.copyOf(actual.capacityProviders()),
                "capacity providers");
        for (Cluster cluster : expected.clusters()) {
            assertEquals(
                    List.copyOf(expected.waitingTasks(cluster.name()).entrySet()),
                    List.copyOf(actual.waitingTasks(cluster.name()).entrySet()),
                    "tasks that wait");
        }
        assertEquals(expected.tokens(), actual.tokens(), "client tokens");
        assertEquals(
                List.copyOf(expected.scalableTargets()), List.copyOf(actual.scalableTargets()), "scalable targets");
        assertEquals(
                List.copyOf(expected.scalingPolicies()), List.copyOf(actual.scalingPolicies()), "scaling policies");
    }

    private static List<String> targets(StateView state) {
        List<String> lines = new ArrayList<>();
        for (Task task : state.tasks()) {
            List<Target> targets = state.targetsOf(task.taskArn());
            if (!targets.isEmpty()) {
                lines.add((state.isDraining(task.taskArn()) ? "draining " : "") + targets);
            }
        }
        for (Service service : state.services()) {
            lines.add(service.name() + " " + state.trafficSplits(service.serviceArn()));
        }
        return lines;
    }

    private static List<String> balancing(StateView state) {
        Balancing all = state.balancing();
        List<String> lines = new ArrayList<>();
        all.loadBalancers().forEach(each -> lines.add(each + " " + all.attributes(each.loadBalancerArn())));
        all.targetGroups()
                .forEach(each -> lines.add(each + " " + all.attributes(each.targetGroupArn()) + " "
                        + all.staticTargets(each.targetGroupArn())));
        all.listeners()
                .forEach(each -> lines.add(
                        each + " " + all.attributes(each.listenerArn()) + " " + all.rules(each.listenerArn())));
        return lines;
    }

    private static List<String> instances(StateView state) {
        List<String> lines = new ArrayList<>();
        for (Cluster cluster : state.clusters()) {
            for (ContainerInstance instance : state.containerInstances(cluster.name())) {
                lines.add(instance + " free " + state.remaining(instance.containerInstanceArn()));
            }
        }
        return lines;
    }
}
