package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.placement.ScaleInOrder;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.ServiceTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import dev.evenkeel.core.taskset.StabilityStatus;
import dev.evenkeel.core.taskset.TaskSet;
import dev.evenkeel.core.taskset.TaskSetStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a service of task sets (controllers EXTERNAL and CODE_DEPLOY) needs now. Which task sets there are, how
 * large and which is PRIMARY, only calls decide; no percentage bounds them. For each task set, oldest first:
 *
 * <ol>
 *   <li><b>Let go</b> of a DRAINING one: stop all it has, which makes it STABILIZING, and drop it when
 *       nothing is left.
 *   <li><b>Start</b> what is missing to {@code ceil(desired * scale%)}, unless failures or want of room ask for a pause; an
 *       unhealthy task stands for none.
 *   <li><b>Stop unhealthy</b> tasks whose replacement was started, or that are beyond the count.
 *   <li><b>Scale in</b> what is beyond the count, in {@link ScaleInOrder}; protected tasks stay.
 *   <li><b>Leave</b> DRAINING instances as tasks elsewhere are well.
 *   <li><b>Find</b> whether it is stable.
 * </ol>
 *
 * <p>Then <b>settle</b>: the service is steady when each task set is and none is DRAINING.
 */
final class TaskSetScheduler implements ServiceScheduler {
    private final ScaleInOrder scaleInOrder;

    TaskSetScheduler(ScaleInOrder scaleInOrder) {
        this.scaleInOrder = scaleInOrder;
    }

    @Override
    public Decisions decide(StateView state, Service service, Instant now) {
        List<Decision> decisions = new ArrayList<>();
        boolean steady = true;
        Instant wakeAt = null;
        for (TaskSet taskSet : state.taskSets(service.serviceArn())) {
            Deployment deployment = service.deployment(taskSet.id()).orElseThrow();
            ServiceTasks all = state.tasksOf(service.serviceArn());
            DeploymentTasks tasks = all.staying(taskSet.id());
            DeploymentTasks leaving = all.leaving(taskSet.id());
            if (taskSet.status() == TaskSetStatus.DRAINING) {
                letGo(taskSet, all.of(taskSet.id()), decisions);
                steady = false;
            } else {
                keepUp(state, service, taskSet, deployment, tasks, now, decisions);
                leave(state, service, taskSet, tasks, leaving, decisions);
                steady &= find(service, taskSet, all, decisions) == StabilityStatus.STEADY_STATE;
                wakeAt = earlier(wakeAt, pauseEnd(service, taskSet, deployment, tasks, now));
            }
        }
        Settlement.steadiness(service, steady).ifPresent(decisions::add);
        return new Decisions(decisions, wakeAt);
    }

    /** Step 1. Who deletes a task set means its protected tasks too. */
    private static void letGo(TaskSet taskSet, DeploymentTasks tasks, List<Decision> decisions) {
        if (isUnsettled(taskSet, tasks)) {
            decisions.add(new Decision.FindStability(taskSet, StabilityStatus.STABILIZING));
        }
        if (tasks.wanted() > 0) {
            decisions.add(Decision.StopTasks.scaling(wanted(tasks), taskSet.id()));
        } else if (tasks.live() == 0) {
            decisions.add(new Decision.DropTaskSet(taskSet));
        }
    }

    /** A service that is deleted has tasks of its task sets that it does not want: they are not stable any more. */
    static List<Decision> unsettled(StateView state, Service service) {
        ServiceTasks tasks = state.tasksOf(service.serviceArn());
        return state.taskSets(service.serviceArn()).stream()
                .filter(taskSet -> isUnsettled(taskSet, tasks.of(taskSet.id())))
                .<Decision>map(taskSet -> new Decision.FindStability(taskSet, StabilityStatus.STABILIZING))
                .toList();
    }

    private static boolean isUnsettled(TaskSet leaving, DeploymentTasks tasks) {
        return tasks.live() > 0 && leaving.stability() != StabilityStatus.STABILIZING;
    }

    private void keepUp(
            StateView state,
            Service service,
            TaskSet taskSet,
            Deployment deployment,
            DeploymentTasks tasks,
            Instant now,
            List<Decision> decisions) {
        int missing = missing(service, taskSet, tasks);
        int ill = tasks.count(TaskCondition.UNHEALTHY);
        int started = deployment.isPaused(now) ? 0 : Math.max(0, missing);
        // Starts first fill the places of tasks that are gone; what is beyond those stands in for ill ones.
        int replaced = Math.min(ill, Math.max(0, started - Math.max(0, missing - ill)));
        if (started > 0) {
            decisions.add(new Decision.StartTasks(deployment, started, replaced));
        }
        int unneeded = Math.max(0, ill - Math.max(0, missing));
        stopUnhealthy(state, tasks, Math.min(ill, replaced + unneeded), decisions);
        if (missing < 0) {
            List<Task> going =
                    scaleInOrder.choose(state, service.placementRequest(state, deployment), hopeful(tasks), -missing);
            if (going.isEmpty()) {
                Protection.report(service, taskSet.id(), now).ifPresent(decisions::add);
            } else {
                decisions.add(Decision.StopTasks.scaling(going, taskSet.id()));
            }
        }
    }

    /** How many tasks that are not ill are missing to the count; negative when there are too many. */
    private static int missing(Service service, TaskSet taskSet, DeploymentTasks tasks) {
        return taskSet.computedDesiredCount(service.desiredCount()) - tasks.hopeful();
    }

    /** Step 3. */
    private static void stopUnhealthy(StateView state, DeploymentTasks tasks, int count, List<Decision> decisions) {
        List<Task> ill = tasks.of(TaskCondition.UNHEALTHY).stream().limit(count).toList();
        if (!ill.isEmpty()) {
            decisions.add(new Decision.ReportUnhealthy(ill));
            decisions.addAll(UnhealthyStops.of(state, ill));
        }
    }

    /**
     * Step 5: tasks on a DRAINING instance go as others stand in for them, protected ones when they are so no longer; those
     * that do not serve go at once.
     */
    private static void leave(
            StateView state,
            Service service,
            TaskSet taskSet,
            DeploymentTasks tasks,
            DeploymentTasks leaving,
            List<Decision> decisions) {
        List<Task> serving = new ArrayList<>(leaving.of(TaskCondition.RUNNING));
        serving.addAll(leaving.of(TaskCondition.HEALTHY));
        int spare = tasks.count(TaskCondition.HEALTHY)
                + serving.size()
                - taskSet.computedDesiredCount(service.desiredCount());
        List<Task> going = new ArrayList<>(leaving.of(TaskCondition.PENDING));
        going.addAll(leaving.of(TaskCondition.UNHEALTHY));
        going.addAll(Protection.unprotected(
                state, service, most -> serving.subList(0, Math.min(serving.size(), most)), Math.max(0, spare)));
        if (!going.isEmpty()) {
            decisions.add(Decision.StopTasks.scaling(going, taskSet.id()));
        }
    }

    /** Step 6: as many tasks run as are to, none is on its way in or out, all are well, and none on a DRAINING instance. */
    private static StabilityStatus find(Service service, TaskSet taskSet, ServiceTasks all, List<Decision> decisions) {
        int computed = taskSet.computedDesiredCount(service.desiredCount());
        boolean stable = all.staying(taskSet.id()).count(TaskCondition.HEALTHY) == computed
                && all.of(taskSet.id()).live() == computed;
        StabilityStatus found = stable ? StabilityStatus.STEADY_STATE : StabilityStatus.STABILIZING;
        if (found != taskSet.stability()) {
            decisions.add(new Decision.FindStability(taskSet, found));
        }
        return found;
    }

    private static List<Task> hopeful(DeploymentTasks tasks) {
        List<Task> hopeful = new ArrayList<>(tasks.of(TaskCondition.PENDING));
        hopeful.addAll(tasks.of(TaskCondition.RUNNING));
        hopeful.addAll(tasks.of(TaskCondition.HEALTHY));
        return hopeful;
    }

    private static List<Task> wanted(DeploymentTasks tasks) {
        List<Task> wanted = hopeful(tasks);
        wanted.addAll(tasks.of(TaskCondition.UNHEALTHY));
        return wanted;
    }

    private static @Nullable Instant pauseEnd(
            Service service, TaskSet taskSet, Deployment deployment, DeploymentTasks tasks, Instant now) {
        Instant retry = deployment.retryAt();
        boolean waits = retry != null && retry.isAfter(now) && missing(service, taskSet, tasks) > 0;
        return waits ? retry : null;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
