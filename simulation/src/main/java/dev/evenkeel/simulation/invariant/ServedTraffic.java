package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStanding;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.core.traffic.TrafficKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** I1 where traffic moves: a revision that gets production requests keeps as many tasks that serve as are desired. */
final class ServedTraffic implements Check {
    private final LiveTasks live;

    ServedTraffic(LiveTasks live) {
        this.live = live;
    }

    @Override
    public void before(StateView state, Instant at, Event event) {
        if (event instanceof Event.TaskStopRequested stop && stop.code() == StopCode.SERVICE_SCHEDULER_INITIATED) {
            state.task(stop.taskArn())
                    .ifPresent(task -> Optional.ofNullable(task.launch().serviceArn())
                            .flatMap(state::service)
                            .filter(service -> service.status() == ServiceStatus.ACTIVE)
                            .filter(service ->
                                    state.staged(service.serviceArn()).isPresent())
                            .ifPresent(service -> keepsUp(state, service, task)));
        }
    }

    private void keepsUp(StateView state, Service service, Task going) {
        if (!serves(state, service, going)) {
            return;
        }
        List<Task> left = live.of(state, service.serviceArn()).stream()
                .filter(task -> !task.taskArn().equals(going.taskArn()))
                .filter(task -> String.valueOf(task.deploymentId()).equals(going.deploymentId()))
                .filter(task -> serves(state, service, task))
                .toList();
        BrokenInvariant.unless(
                left.size() >= service.desiredCount(),
                "I1",
                () -> service.name() + ": stopping " + going.taskArn().id() + " leaves " + left.size() + " tasks of "
                        + going.deploymentId() + " to serve, which gets requests, fewer than "
                        + service.desiredCount());
    }

    /** It is in a target group that gets a share of production requests, passes its checks and counts as healthy. */
    private static boolean serves(StateView state, Service service, Task task) {
        return task.isWanted()
                && task.standing() == TaskStanding.HEALTHY
                && state.targetsOf(task.taskArn()).stream()
                        .filter(target -> target.state() == TargetState.HEALTHY)
                        .anyMatch(target -> getsRequests(state, service, target));
    }

    private static boolean getsRequests(StateView state, Service service, Target target) {
        return state.trafficSplits(service.serviceArn()).stream()
                .filter(split -> split.kind() == TrafficKind.PRODUCTION)
                .flatMap(split -> split.shares().stream())
                .anyMatch(share -> share.targetGroupArn().equals(target.id().targetGroupArn()) && share.percent() > 0);
    }
}
