package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.Task;
import java.util.List;
import java.util.stream.Collectors;

/** Carries decisions out: turns each into events, and tells of it in ECS's words. */
public final class Enactment {
    private final TaskStarts taskStarts;
    private final DaemonStarts daemonStarts;
    private final ZoneMoves zoneMoves;

    public Enactment(Placement placement) {
        taskStarts = new TaskStarts(placement);
        daemonStarts = new DaemonStarts(placement);
        zoneMoves = new ZoneMoves(taskStarts);
    }

    /** Carries out what was decided about a service, in the order in which it was decided. */
    public void enact(Change change, ServiceArn arn, Decision decision) {
        Service service = change.state().service(arn).orElseThrow();
        switch (decision) {
            case Decision.StartTasks start -> taskStarts.start(change, service, start);
            case Decision.StopTasks stop -> stop(change, arn, stop);
            case Decision.ReportUnhealthy ill -> reportUnhealthy(change, arn, ill.tasks());
            case Decision.ReportDeadlock report -> ServiceMessages.publishDeadlock(change, arn);
            case Decision.DropDeployment drop ->
                change.emit(new Event.DeploymentDrained(arn, drop.deployment().id()));
            case Decision.BeginDeployment begin -> DeploymentEnactment.begin(change, service);
            case Decision.BakeDeployment bake ->
                DeploymentEnactment.bake(change, service, current(service, bake.deployment()));
            case Decision.CompleteDeployment complete ->
                DeploymentEnactment.complete(change, service, current(service, complete.deployment()));
            case Decision.FailDeployment fail ->
                DeploymentEnactment.fail(change, service, current(service, fail.deployment()), fail);
            case Decision.BeginStages begin -> StageEnactment.begin(change, service, begin.staged());
            case Decision.MoveStage move -> StageEnactment.move(change, service, move.move());
            case Decision.BeginZoneMove begin -> zoneMoves.begin(change, service, begin);
            case Decision.EndZoneMove end -> zoneMoves.end(change, service, end);
            case Decision.StartDaemons start -> daemonStarts.start(change, service, start);
            case Decision.DeriveDesiredCount derive ->
                change.emit(new Event.DesiredCountChanged(arn, service.desiredCount(), derive.count()));
            case Decision.ReportProtection held -> ServiceMessages.publishProtection(change, arn, held.deploymentId());
            case Decision.FindStability find -> TaskSetEnactment.find(change, find);
            case Decision.DropTaskSet drop -> TaskSetEnactment.drop(change, drop.taskSet());
            case Decision.ReachSteadyState reach -> {
                change.emit(new Event.ServiceSteadinessChanged(arn, true));
                ServiceMessages.publishSteady(change, arn);
            }
            case Decision.RepeatSteadyState repeat -> ServiceMessages.publishSteady(change, arn);
            case Decision.LeaveSteadyState leave -> change.emit(new Event.ServiceSteadinessChanged(arn, false));
            case Decision.BecomeInactive gone ->
                change.emit(new Event.ServiceStatusChanged(arn, ServiceStatus.INACTIVE));
        }
    }

    /** What is decided together is carried out one after the other: the deployment may have changed since. */
    static Deployment current(Service service, Deployment decided) {
        return service.deployment(decided.id()).orElse(decided);
    }

    private static void reportUnhealthy(Change change, ServiceArn arn, List<Task> tasks) {
        for (Task task : tasks) {
            ServiceMessages.publish(
                    change, arn, UnhealthyCause.of(change.state(), task).event());
            TaskOutcomes.failedHealthCheck(change, task);
        }
    }

    private static void stop(Change change, ServiceArn arn, Decision.StopTasks stop) {
        List<Task> running = stop.tasks().stream().filter(Task::isRunning).toList();
        int pending = stop.tasks().size() - running.size();
        String deploymentId = stop.tasks().get(0).deploymentId();
        for (Task task : stop.tasks()) {
            change.emit(new Event.TaskStopRequested(task.taskArn(), stop.code(), stop.reason(), change.now()));
        }
        if (!running.isEmpty()) {
            ServiceMessages.publish(
                    change,
                    arn,
                    deploymentId,
                    "has stopped " + running.size() + " running tasks: " + list(running) + ".");
        }
        if (pending > 0) {
            ServiceMessages.publish(change, arn, deploymentId, "stopped " + pending + " pending tasks.");
        }
    }

    /** Tasks as events name them: {@code (task ID) (task ID)}. */
    static String list(List<Task> tasks) {
        return tasks.stream().map(task -> "(task " + task.taskArn().id() + ")").collect(Collectors.joining(" "));
    }
}
