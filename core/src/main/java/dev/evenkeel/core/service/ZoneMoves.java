package dev.evenkeel.core.service;

import dev.evenkeel.core.capacity.CapacityOutcome;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Carries out moves between availability zones, and tells of them in ECS's words. */
final class ZoneMoves {
    /** How long a move that found no place waits at the most, when no room appears before; ECS does not say. */
    private static final Duration PAUSE = Duration.ofHours(6);

    private final TaskStarts taskStarts;

    ZoneMoves(TaskStarts taskStarts) {
        this.taskStarts = taskStarts;
    }

    void begin(Change change, Service service, Decision.BeginZoneMove decision) {
        ServiceArn arn = service.serviceArn();
        Deployment deployment = Enactment.current(service, decision.deployment());
        TaskDefinition definition = change.state()
                .taskDefinition(deployment.settings().taskDefinition())
                .orElseThrow();
        ServiceMessages.publishOnce(
                change,
                arn,
                "is not AZ balanced with " + list(decision.counts()) + ". AZ Rebalancing in progress.",
                false);
        List<Task> started = new ArrayList<>();
        CapacityOutcome.@Nullable Lacking lacking = null;
        for (int i = 0; i < decision.count() && lacking == null; i++) {
            lacking = taskStarts.startOne(change, service, deployment, definition, decision.to(), started);
        }
        if (!started.isEmpty()) {
            ServiceMessages.publish(
                    change,
                    arn,
                    "has started " + started.size() + " tasks in " + decision.to() + " to AZ Rebalance: " + ids(started)
                            + ".");
        } else {
            ServiceMessages.publishOnce(
                    change,
                    arn,
                    "is unable to place a task in " + decision.to()
                            + " because no container instance met all of its requirements.",
                    false);
        }
        change.emit(new Event.ZoneMoveChanged(
                arn,
                new ZoneMove(
                        decision.from(),
                        decision.to(),
                        started.stream().map(Task::taskArn).toList(),
                        change.now().plus(PAUSE))));
    }

    void end(Change change, Service service, Decision.EndZoneMove decision) {
        ServiceArn arn = service.serviceArn();
        List<Task> going = decision.going();
        for (Task task : going) {
            change.emit(new Event.TaskStopRequested(
                    task.taskArn(),
                    StopCode.SERVICE_SCHEDULER_INITIATED,
                    Decision.StopTasks.scalingReason(String.valueOf(task.deploymentId())),
                    change.now()));
        }
        change.emit(new Event.ZoneMoveChanged(arn, null));
        if (!going.isEmpty()) {
            ServiceMessages.publish(
                    change,
                    arn,
                    "has stopped " + going.size() + " running tasks in "
                            + decision.move().from() + " due to AZ rebalancing: " + ids(going) + ".");
            service.primary()
                    .map(primary -> ZoneRebalancing.counts(change.state(), service, primary))
                    .filter(counts -> isBalanced(counts.values()))
                    .ifPresent(counts ->
                            ServiceMessages.publish(change, arn, "is AZ balanced with " + list(counts) + "."));
        }
    }

    private static boolean isBalanced(Collection<Integer> counts) {
        return !counts.isEmpty() && Collections.max(counts) - Collections.min(counts) <= 1;
    }

    /** {@code 2 tasks in A, 1 tasks in B, and 0 tasks in C}. */
    private static String list(SortedMap<String, Integer> counts) {
        List<String> zones = new ArrayList<>();
        counts.forEach((zone, count) -> zones.add(count + " tasks in " + zone));
        String last = zones.remove(zones.size() - 1);
        return switch (zones.size()) {
            case 0 -> last;
            case 1 -> zones.get(0) + " and " + last;
            default -> String.join(", ", zones) + ", and " + last;
        };
    }

    private static String ids(List<Task> tasks) {
        return tasks.stream().map(task -> task.taskArn().id()).collect(Collectors.joining(", "));
    }
}
