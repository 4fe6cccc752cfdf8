package dev.evenkeel.core.service;

import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetState;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a task counts as unhealthy, in ECS's words. What its own containers say comes before what its targets say.
 *
 * @param stoppedReason of the task, such as {@code Task failed ELB health checks in (target-group ARN)}
 * @param event what its service tells, without the name of the service
 */
record UnhealthyCause(String stoppedReason, String event) {

    static UnhealthyCause of(StateView state, Task task) {
        Optional<Target> ill = state.targetsOf(task.taskArn()).stream()
                .filter(target -> target.health() == HealthStatus.UNHEALTHY)
                .findFirst();
        if (task.progress().healthStatus() == HealthStatus.UNHEALTHY || ill.isEmpty()) {
            return new UnhealthyCause(
                    "Task failed container health checks",
                    "(task " + task.taskArn().id() + ") failed container health checks.");
        }
        return of(task, ill.get());
    }

    private static UnhealthyCause of(Task task, Target ill) {
        TargetId id = ill.id();
        String group = TrafficMessages.group(id);
        String event = ill.state() == TargetState.UNHEALTHY
                ? TrafficMessages.where(task, ill) + " is unhealthy in " + group + " due to (reason "
                        + Objects.requireNonNullElse(ill.reason(), "Health checks failed") + ")."
                : TrafficMessages.missing(task, ill);
        return new UnhealthyCause("Task failed ELB health checks in " + group, event);
    }
}
