package dev.evenkeel.testkit;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** I3 and I15: what container instances hold, counted from scratch. */
final class InstanceCounts {
    private InstanceCounts() {}

    /** A task was just placed: the instance takes tasks, and no other task has its ports. */
    static void placed(StateView state, Task task) {
        instance(state, task).ifPresent(instance -> {
            Invariants.hold(instance.takesTasks(), "I3", () -> instance.hostId() + " takes no tasks but was given one");
            for (Task other : state.tasksOn(instance.containerInstanceArn())) {
                if (!other.taskArn().equals(task.taskArn())) {
                    disjoint(
                            task.launch().reserved().tcpPorts(),
                            other.launch().reserved().tcpPorts(),
                            instance);
                    disjoint(
                            task.launch().reserved().udpPorts(),
                            other.launch().reserved().udpPorts(),
                            instance);
                }
            }
        });
    }

    /** What is free where a task is, or was, equals what a recount says, and is not less than nothing. */
    static void recount(StateView state, Task task) {
        instance(state, task).ifPresent(instance -> {
            ContainerInstanceArn arn = instance.containerInstanceArn();
            Resources free = instance.registered();
            for (Task each : state.tasks()) {
                if (arn.equals(each.launch().containerInstanceArn()) && !each.isStopped()) {
                    free = free.minus(each.launch().reserved());
                }
            }
            Resources counted = free;
            Resources remaining = state.remaining(arn);
            Invariants.hold(
                    counted.equals(remaining),
                    "I15",
                    () -> instance.hostId() + " has " + counted + " free, but is said to have " + remaining);
            Invariants.hold(
                    counted.cpu() >= 0 && counted.memory() >= 0,
                    "I3",
                    () -> instance.hostId() + " is over its resources: " + counted);
        });
    }

    private static Optional<ContainerInstance> instance(StateView state, Task task) {
        return Optional.ofNullable(task.launch().containerInstanceArn()).flatMap(state::containerInstance);
    }

    private static void disjoint(
            NavigableSet<Integer> ports, NavigableSet<Integer> others, ContainerInstance instance) {
        NavigableSet<Integer> both = new TreeSet<>(ports);
        both.retainAll(others);
        Invariants.hold(both.isEmpty(), "I3", () -> instance.hostId() + " has two tasks with host ports " + both);
    }
}
