package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.FindingKind;
import dev.evenkeel.core.explanation.ServiceExplanation.BudgetExplanation;
import dev.evenkeel.core.placement.ScaleInOrder;
import dev.evenkeel.core.state.ServiceTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a service needs now: an ACTIVE one is kept up by the scheduler of its kind, a DRAINING one let go.
 *
 * <p>Pure: the same state and instant give the same decisions; deciding again after they are carried out gives none.
 */
public final class ServiceReconciler {
    private final ServiceScheduler rollingUpdate;
    private final ServiceScheduler stagedRollout;
    private final ServiceScheduler taskSets;
    private final ServiceScheduler daemons = new DaemonScheduler();

    public ServiceReconciler(ScaleInOrder scaleInOrder) {
        rollingUpdate = new RollingUpdate(scaleInOrder);
        stagedRollout = new StagedRollout(scaleInOrder);
        taskSets = new TaskSetScheduler(scaleInOrder);
    }

    /** What to do about a service now. */
    public Decisions reconcile(StateView state, Service service, Instant now) {
        return switch (service.status()) {
            case ACTIVE -> scheduler(state, service).decide(state, service, now);
            case DRAINING -> letGo(state, service);
            case INACTIVE -> new Decisions(List.of(), null);
        };
    }

    /** What a service waits for, the most telling first; never empty. */
    public List<Finding> findings(StateView state, Service service, Instant now) {
        List<Finding> findings = switch (service.status()) {
            case ACTIVE -> scheduler(state, service).findings(state, service, now);
            case DRAINING -> ServiceFindings.of(state, service, now);
            case INACTIVE -> List.of(Finding.of(FindingKind.OVER, "The service was deleted."));
        };
        return findings.isEmpty()
                ? List.of(Finding.of(FindingKind.STEADY, "All is as it is wanted: it waits for nothing."))
                : findings;
    }

    /** What the percentages of a service come to; empty where none apply. */
    public Optional<BudgetExplanation> budget(StateView state, Service service) {
        return service.status() == ServiceStatus.ACTIVE
                ? scheduler(state, service).budget(state, service)
                : Optional.empty();
    }

    /** The scheduler for a service's scheduling strategy and deployment controller. */
    private ServiceScheduler scheduler(StateView state, Service service) {
        if (service.settings().isDaemon()) {
            return daemons;
        }
        if (service.settings().hasTaskSets()) {
            return taskSets;
        }
        return StagedRollout.isFor(state, service) ? stagedRollout : rollingUpdate;
    }

    /** A DRAINING service stops all it has, and is INACTIVE once nothing of it is left that could still run. */
    private static Decisions letGo(StateView state, Service service) {
        ServiceTasks tasks = state.tasksOf(service.serviceArn());
        List<Decision> decisions = new ArrayList<>(TaskSetScheduler.unsettled(state, service));
        if (tasks.live() > tasks.count(TaskCondition.STOPPING)) {
            List<Task> wanted = tasks.all().stream().filter(Task::isWanted).toList();
            Deployment newest = service.deployments().get(0);
            decisions.add(Decision.StopTasks.scaling(wanted, newest.id()));
        } else if (tasks.live() == 0) {
            decisions.add(new Decision.BecomeInactive());
        }
        return new Decisions(decisions, null);
    }
}
