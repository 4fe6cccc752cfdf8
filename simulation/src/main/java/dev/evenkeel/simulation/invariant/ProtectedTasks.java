package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.service.SchedulingStrategy;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStanding;
import dev.evenkeel.core.taskset.TaskSetStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * I11: the scheduler stops no protected task because it has too many. Whoever deletes a service or a task set means its
 * protected tasks too, and a daemon leaves an instance that it is not to be on.
 */
final class ProtectedTasks implements Check {

    @Override
    public void before(StateView state, Instant at, Event event) {
        if (event instanceof Event.TaskStopRequested stop
                && stop.code() == StopCode.SERVICE_SCHEDULER_INITIATED
                && stop.reason().startsWith("Scaling activity")
                && state.protectedUntil(stop.taskArn())
                        .filter(until -> until.isAfter(at))
                        .isPresent()) {
            state.task(stop.taskArn())
                    .filter(task -> task.standing() != TaskStanding.UNHEALTHY && isKept(state, task))
                    .ifPresent(task -> {
                        throw new BrokenInvariant(
                                "I11", "task " + task.taskArn().id() + " is protected, and stopped: " + stop.reason());
                    });
        }
    }

    private static boolean isKept(StateView state, Task task) {
        ServiceArn arn = task.launch().serviceArn();
        Optional<Service> kept = Optional.ofNullable(arn)
                .flatMap(state::service)
                .filter(service -> service.status() == ServiceStatus.ACTIVE)
                .filter(service -> service.settings().schedulingStrategy() != SchedulingStrategy.DAEMON);
        return kept.isPresent()
                && state.taskSets(kept.get().serviceArn()).stream()
                        .noneMatch(taskSet ->
                                taskSet.id().equals(task.deploymentId()) && taskSet.status() == TaskSetStatus.DRAINING);
    }
}
