package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStanding;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.core.traffic.TrafficKind;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** I1 where traffic moves: a target group that gets production requests keeps as many tasks that serve as are desired. */
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
        Set<String> groups = serves(state, service, going);
        if (groups.isEmpty()) {
            return;
        }
        List<Task> left = live.of(state, service.serviceArn()).stream()
                .filter(task -> !task.taskArn().equals(going.taskArn()))
                .filter(task -> !Collections.disjoint(serves(state, service, task), groups))
                .toList();
        BrokenInvariant.unless(
                left.size() >= service.desiredCount(),
                "I1",
                () -> service.name() + ": stopping " + going.taskArn().id() + " leaves " + left.size()
                        + " tasks to serve in " + groups + ", which gets requests, fewer than "
                        + service.desiredCount());
    }

    /** The target groups with a share of production requests in which it passes its checks, if it counts as healthy. */
    private static Set<String> serves(StateView state, Service service, Task task) {
        if (!task.isWanted() || task.standing() != TaskStanding.HEALTHY) {
            return Set.of();
        }
        return state.targetsOf(task.taskArn()).stream()
                .filter(target -> target.state() == TargetState.HEALTHY)
                .map(target -> target.id().targetGroupArn())
                .filter(group -> getsRequests(state, service, group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean getsRequests(StateView state, Service service, String targetGroup) {
        return state.trafficSplits(service.serviceArn()).stream()
                .filter(split -> split.kind() == TrafficKind.PRODUCTION)
                .flatMap(split -> split.shares().stream())
                .anyMatch(share -> share.targetGroupArn().equals(targetGroup) && share.percent() > 0);
    }
}
