package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.placement.ScaleInOrder;
import dev.evenkeel.core.state.ServiceTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.time.Instant;
import java.util.List;

/**
 * Decides what a service needs now: an ACTIVE one is kept up by the scheduler of its kind, a DRAINING one let go.
 *
 * <p>Pure: the same state and instant give the same decisions; deciding again after they are carried out gives none.
 */
public final class ServiceReconciler {
    private final ServiceScheduler rollingUpdate;
    private final ServiceScheduler stagedRollout;

    public ServiceReconciler(ScaleInOrder scaleInOrder) {
        rollingUpdate = new RollingUpdate(scaleInOrder);
        stagedRollout = new StagedRollout(scaleInOrder);
    }

    /** What to do about a service now. */
    public Decisions reconcile(StateView state, Service service, Instant now) {
        return switch (service.status()) {
            case ACTIVE -> scheduler(state, service).decide(state, service, now);
            case DRAINING -> letGo(state, service);
            case INACTIVE -> new Decisions(List.of(), null);
        };
    }

    /** The scheduler for a service's scheduling strategy and deployment controller. */
    private ServiceScheduler scheduler(StateView state, Service service) {
        return StagedRollout.isFor(state, service) ? stagedRollout : rollingUpdate;
    }

    /** A DRAINING service stops all it has, and is INACTIVE once nothing of it is left that could still run. */
    private static Decisions letGo(StateView state, Service service) {
        ServiceTasks tasks = state.tasksOf(service.serviceArn());
        if (tasks.live() > tasks.count(TaskCondition.STOPPING)) {
            List<Task> wanted = tasks.all().stream().filter(Task::isWanted).toList();
            Deployment newest = service.deployments().get(0);
            String reason = "Scaling activity initiated by (deployment " + newest.id() + ")";
            return new Decisions(
                    List.of(new Decision.StopTasks(wanted, StopCode.SERVICE_SCHEDULER_INITIATED, reason)), null);
        }
        return new Decisions(tasks.live() == 0 ? List.of(new Decision.BecomeInactive()) : List.of(), null);
    }
}
