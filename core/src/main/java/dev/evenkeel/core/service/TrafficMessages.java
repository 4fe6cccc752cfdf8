package dev.evenkeel.core.service;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetState;

/** What a service tells of its targets, in ECS's words. */
public final class TrafficMessages {
    private TrafficMessages() {}

    /** Tells of a target that has come into its target group or is on its way out. */
    public static void tell(Change change, Target before, Target after) {
        ServiceArn service = after.registration().serviceArn();
        if (change.state().service(service).isEmpty()) {
            return;
        }
        if (before.state() == null && after.isRegistered()) {
            ServiceMessages.publish(change, service, "registered 1 targets in " + group(after.id()));
        } else if (before.isRegistered() && !after.isRegistered() && !after.wanted()) {
            ServiceMessages.publish(change, service, "deregistered 1 targets in " + group(after.id()));
            if (isFirstToDrain(change, after)) {
                ServiceMessages.publishOfTaskSet(
                        change,
                        service,
                        after.registration().deploymentId(),
                        "has begun draining connections on 1 tasks.");
            }
        }
    }

    /** Tells of a task one of whose targets is not in its target group, though we want it there. */
    public static void tellMissing(Change change, Task task, Target target) {
        ServiceMessages.publish(change, target.registration().serviceArn(), missing(task, target));
    }

    static String missing(Task task, Target target) {
        return "task set (" + target.registration().deploymentId() + ") (task "
                + task.taskArn().id() + ") is not healthy in target-group ("
                + target.id().targetGroupArn() + ") due to TARGET IS NOT FOUND";
    }

    /** A task with an interface of its own is named by its id, another one by its instance. */
    static String where(Task task, Target target) {
        String owner =
                target.registration().ipAddress() == null && task.launch().hostId() != null
                        ? "(instance " + task.launch().hostId() + ")"
                        : "(task " + task.taskArn().id() + ")";
        return owner + " (port " + target.registration().port() + ")";
    }

    /** The target group as events and reasons name it. */
    public static String group(TargetId target) {
        return "(target-group " + target.targetGroupArn() + ")";
    }

    /** A task drains once, however many target groups it is in. */
    private static boolean isFirstToDrain(Change change, Target drains) {
        return change.state().targetsOf(drains.id().taskArn()).stream()
                .filter(target -> !target.id().equals(drains.id()))
                .noneMatch(target -> target.state() == TargetState.DRAINING || target.isGone());
    }
}
