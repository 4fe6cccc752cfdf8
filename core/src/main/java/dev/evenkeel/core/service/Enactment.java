package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.CircuitBreaker;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.Rollback;
import dev.evenkeel.core.deployment.Rollout;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.ServiceDeploymentStatus;
import dev.evenkeel.core.deployment.StartBackoff;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.Task;
import java.time.Instant;
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
            case Decision.ReportUnhealthy ill -> reportUnhealthy(change, arn, ill.tasks());
            case Decision.ClearFailures clear -> clearFailures(change, service, current(service, clear.deployment()));
            case Decision.ReportDeadlock report -> ServiceMessages.publishDeadlock(change, arn);
            case Decision.DropDeployment drop ->
                change.emit(new Event.DeploymentDrained(arn, drop.deployment().id()));
            case Decision.CompleteDeployment complete -> complete(change, arn, current(service, complete.deployment()));
            case Decision.FailDeployment fail -> fail(change, service, current(service, fail.deployment()));
            case Decision.ReachSteadyState reach -> {
                change.emit(new Event.ServiceSteadinessChanged(arn, true));
                ServiceMessages.publishSteady(change, arn);
            }
            case Decision.LeaveSteadyState leave -> change.emit(new Event.ServiceSteadinessChanged(arn, false));
            case Decision.BecomeInactive gone ->
                change.emit(new Event.ServiceStatusChanged(arn, ServiceStatus.INACTIVE));
        }
    }

    /** What is decided together is carried out one after the other: the deployment may have changed since. */
    static Deployment current(Service service, Deployment decided) {
        return service.deployment(decided.id()).orElse(decided);
    }

    /** A task stopped for its health checks is a failure of its deployment, but no reason to wait with the next. */
    private static void reportUnhealthy(Change change, ServiceArn arn, List<Task> tasks) {
        for (Task task : tasks) {
            ServiceMessages.publish(
                    change, arn, UnhealthyCause.of(change.state(), task).event());
            change.state()
                    .service(arn)
                    .flatMap(Service::primary)
                    .filter(primary -> primary.id().equals(task.deploymentId()))
                    .ifPresent(primary -> change.emit(new Event.DeploymentChanged(
                            arn, primary.withAttempts(primary.attempts().afterFailedHealthCheck(), change.now()))));
        }
    }

    private static void clearFailures(Change change, Service service, Deployment deployment) {
        boolean resetsBreaker =
                CircuitBreaker.resetsOnHealthyTask(service.settings().deploymentConfiguration());
        Instant shortest = change.now().plus(StartBackoff.after(1));
        change.emit(new Event.DeploymentChanged(
                service.serviceArn(),
                deployment.withAttempts(
                        deployment.attempts().afterHealthyTask(resetsBreaker, shortest), change.now())));
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
                arn, deployment.withRollout(Rollout.completed(deployment.id()), change.now())));
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
