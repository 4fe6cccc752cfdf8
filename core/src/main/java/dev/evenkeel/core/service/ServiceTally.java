package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.ServiceTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tasks of a service as a rolling update sees them: those of the PRIMARY deployment, and the old ones. A task on a
 * DRAINING instance is old, whatever its deployment: so it is replaced within the same bounds as in a roll, and stopped at
 * once if it is not RUNNING yet, as ECS does.
 */
final class ServiceTally {
    private final String primaryId;
    private final ServiceTasks all;
    private final DeploymentTasks primary;
    private final int leaving;

    private ServiceTally(String primaryId, ServiceTasks all, int leaving) {
        this.primaryId = primaryId;
        this.all = all;
        this.leaving = leaving;
        primary = all.staying(primaryId);
    }

    static ServiceTally of(StateView state, Service service, Deployment primary) {
        int leaving = 0;
        for (TaskArn arn : state.leaving(service.serviceArn())) {
            leaving += state.task(arn)
                            .filter(task -> primary.id().equals(task.deploymentId()))
                            .isPresent()
                    ? 1
                    : 0;
        }
        return new ServiceTally(primary.id(), state.tasksOf(service.serviceArn()), leaving);
    }

    /** The tasks of the PRIMARY deployment that may stay where they are. */
    DeploymentTasks primary() {
        return primary;
    }

    /** How many old tasks are in a condition. */
    int old(TaskCondition condition) {
        return all.count(condition) - primary.count(condition);
    }

    /** Old tasks in a condition, at most so many. */
    List<Task> old(TaskCondition condition, int most) {
        List<Task> found = first(all.leaving(primaryId).of(condition), most);
        for (Map.Entry<String, DeploymentTasks> deployment : all.byDeployment().entrySet()) {
            if (!deployment.getKey().equals(primaryId)) {
                found.addAll(first(deployment.getValue().of(condition), most - found.size()));
            }
        }
        return found;
    }

    /** Old tasks on their way, but for those that are kept up; of these the ones that came first stay. */
    List<Task> oldPending(OldUpkeep upkeep) {
        List<Task> going = new ArrayList<>(all.leaving(primaryId).of(TaskCondition.PENDING));
        String kept = upkeep.deployment().map(Deployment::id).orElse("");
        for (Map.Entry<String, DeploymentTasks> deployment : all.byDeployment().entrySet()) {
            if (!deployment.getKey().equals(primaryId)) {
                List<Task> pending = List.copyOf(deployment.getValue().of(TaskCondition.PENDING));
                going.addAll(pending.subList(deployment.getKey().equals(kept) ? upkeep.keep() : 0, pending.size()));
            }
        }
        return going;
    }

    /** Tasks of the PRIMARY deployment in a condition, at most so many. */
    List<Task> primary(TaskCondition condition, int most) {
        return first(primary.of(condition), most);
    }

    /** Tasks of the PRIMARY deployment that are wanted and not known to be ill. */
    int hopeful() {
        return primary.hopeful();
    }

    /** Tasks of the PRIMARY deployment that are wanted and neither well nor ill yet. */
    int starting() {
        return primary.count(TaskCondition.PENDING) + primary.count(TaskCondition.RUNNING);
    }

    /** Tasks of all deployments that are wanted. */
    int wanted() {
        return all.live() - stopping();
    }

    /** Tasks of all deployments on their way out. */
    int stopping() {
        return all.count(TaskCondition.STOPPING);
    }

    /**
     * Tasks of the PRIMARY deployment that a user has stopped and that are draining: each holds its place until it gets its
     * stop signal (captured: ECS replaced such a task after 18.9 s, when it had drained).
     */
    int leaving() {
        return leaving;
    }

    /** Tasks of the PRIMARY deployment that are missing to the desired count; ill ones do not stand for any. */
    int needed(int desired) {
        return Math.max(0, desired - hopeful() - leaving);
    }

    /** Wanted tasks of deployments that are being replaced. */
    int old() {
        return wanted() - primary.wanted();
    }

    /**
     * Tasks that clients can rely on: healthy ones, and those of older deployments that run and are not known to be ill. A
     * task of the PRIMARY one that was never healthy serves nobody yet, on a DRAINING instance as elsewhere.
     */
    int available() {
        return all.count(TaskCondition.HEALTHY)
                + all.count(TaskCondition.RUNNING)
                - all.of(primaryId).count(TaskCondition.RUNNING);
    }

    private static List<Task> first(Iterable<Task> tasks, int most) {
        List<Task> first = new ArrayList<>();
        for (Task task : tasks) {
            if (first.size() >= most) {
                break;
            }
            first.add(task);
        }
        return first;
    }
}
