package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.placement.ScaleInOrder;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps each revision of a service at the number of tasks that it is to have. For each of them:
 *
 * <ol>
 *   <li><b>Start</b> what is missing, unless failures ask for a pause; ill tasks stand for none.
 *   <li><b>Stop unhealthy</b> tasks once their replacements are started or not needed.
 *   <li><b>Scale in</b> what is too many: tasks that are on their way first, then in {@link ScaleInOrder}; tell when
 *       protected tasks stay.
 * </ol>
 */
final class StagedUpkeep {
    private final ScaleInOrder scaleInOrder;

    StagedUpkeep(ScaleInOrder scaleInOrder) {
        this.scaleInOrder = scaleInOrder;
    }

    /** Decides for all revisions; answers when a pause ends. */
    Optional<Instant> keepUp(
            StateView state, Service service, StagedDeployment staged, Instant now, List<Decision> decisions) {
        List<Instant> retries = new ArrayList<>();
        for (Deployment deployment : service.deployments()) {
            staged.target(deployment.id(), service.desiredCount()).ifPresent(target -> {
                DeploymentTasks tasks = state.tasksOf(service.serviceArn()).of(deployment.id());
                int ill = tasks.count(TaskCondition.UNHEALTHY);
                int missing = target - tasks.hopeful();
                if (missing > 0 && deployment.isPaused(now)) {
                    retries.add(deployment.retryAt());
                    return;
                }
                if (missing > 0) {
                    decisions.add(new Decision.StartTasks(deployment, missing, Math.min(ill, missing)));
                }
                stopUnhealthy(state, tasks, target, decisions);
                if (missing < 0) {
                    scaleIn(state, service, deployment, tasks, -missing, now, decisions);
                }
            });
        }
        return retries.stream().min(Instant::compareTo);
    }

    private static void stopUnhealthy(StateView state, DeploymentTasks tasks, int target, List<Decision> decisions) {
        List<Task> ill = List.copyOf(tasks.of(TaskCondition.UNHEALTHY));
        if (!ill.isEmpty()) {
            if (target > 0) {
                decisions.add(new Decision.ReportUnhealthy(ill));
            }
            decisions.addAll(UnhealthyStops.of(state, ill));
        }
    }

    private void scaleIn(
            StateView state,
            Service service,
            Deployment deployment,
            DeploymentTasks tasks,
            int excess,
            Instant now,
            List<Decision> decisions) {
        List<Task> going = ScaleIn.of(scaleInOrder, state, service, deployment, tasks, excess);
        if (!going.isEmpty()) {
            String primary = service.primary().map(Deployment::id).orElse(deployment.id());
            decisions.add(Decision.StopTasks.scaling(going, primary));
        }
        if (going.size() < excess) {
            Protection.report(service, deployment.id(), now).ifPresent(decisions::add);
        }
    }
}
