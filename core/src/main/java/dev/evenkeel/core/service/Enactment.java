package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.CircuitBreaker;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.Rollback;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.ServiceDeploymentStatus;
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

    public Enactment(Placement placement) {
        taskStarts = new TaskStarts(placement);
    }

    /** Carries out what was decided about a service, in the order in which it was decided. */
    public void enact(Change change, ServiceArn arn, Decision decision) {
        Service service = change.state().service(arn).orElseThrow();
        switch (decision) {
            case Decision.StartTasks start -> taskStarts.start(change, service, start);
            case Decision.StopTasks stop -> stop(change, arn, stop);
            case Decision.ReportUnhealthy ill ->
                ill.tasks()
                        .forEach(task -> ServiceMessages.publish(
                                change, arn, list(List.of(task)) + " failed container health checks."));
            case Decision.ClearFailures clear ->
                change.emit(new Event.DeploymentChanged(arn, clear.deployment().withFailures(0, null, change.now())));
            case Decision.ReportDeadlock report ->
                ServiceMessages.publishOnce(
                        change,
                        arn,
                        "was unable to stop or start tasks during a deployment because of the service deployment"
                                + " configuration. Update the minimumHealthyPercent or maximumPercent value and try again.");
            case Decision.DropDeployment drop ->
                change.emit(new Event.DeploymentDrained(arn, drop.deployment().id()));
            case Decision.CompleteDeployment complete -> complete(change, arn, complete.deployment());
            case Decision.FailDeployment fail -> fail(change, service, fail.deployment());
            case Decision.ReachSteadyState reach -> {
                change.emit(new Event.ServiceSteadinessChanged(arn, true));
                ServiceMessages.publishSteady(change, arn);
            }
            case Decision.LeaveSteadyState leave -> change.emit(new Event.ServiceSteadinessChanged(arn, false));
            case Decision.BecomeInactive gone ->
                change.emit(new Event.ServiceStatusChanged(arn, ServiceStatus.INACTIVE));
        }
    }

    private static void stop(Change change, ServiceArn arn, Decision.StopTasks stop) {
        List<Task> running = stop.tasks().stream().filter(Task::isRunning).toList();
        int pending = stop.tasks().size() - running.size();
        for (Task task : stop.tasks()) {
            change.emit(new Event.TaskStopRequested(task.taskArn(), stop.code(), stop.reason(), change.now()));
        }
        if (!running.isEmpty()) {
            ServiceMessages.publish(
                    change, arn, "has stopped " + running.size() + " running tasks: " + list(running) + ".");
        }
        if (pending > 0) {
            ServiceMessages.publish(change, arn, "stopped " + pending + " pending tasks.");
        }
    }

    private static void complete(Change change, ServiceArn arn, Deployment deployment) {
        change.emit(new Event.DeploymentChanged(
                arn,
                deployment.withRollout(
                        RolloutState.COMPLETED, "ECS deployment " + deployment.id() + " completed.", change.now())));
        for (ServiceDeployment history : change.state().serviceDeployments(arn)) {
            if (history.isOpen()) {
                boolean rollback = history.rollbackRevision() != null;
                change.emit(new Event.ServiceDeploymentChanged(history.withStatus(
                        rollback ? ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL : ServiceDeploymentStatus.SUCCESSFUL,
                        history.statusReason(),
                        change.now())));
            }
        }
        ServiceMessages.publish(change, arn, "(deployment " + deployment.id() + ") deployment completed.");
    }

    private static void fail(Change change, Service service, Deployment deployment) {
        String reason = "ECS deployment circuit breaker: tasks failed to start.";
        ServiceMessages.publish(
                change,
                service.serviceArn(),
                "(deployment " + deployment.id() + ") deployment failed: tasks failed to start.");
        boolean rollBack = CircuitBreaker.rollsBack(service.settings().deploymentConfiguration());
        Rollback.end(change, service, deployment, reason, rollBack);
    }

    /** Tasks as events name them: {@code (task ID) (task ID)}. */
    static String list(List<Task> tasks) {
        return tasks.stream().map(task -> "(task " + task.taskArn().id() + ")").collect(Collectors.joining(" "));
    }
}
