package dev.evenkeel.simulation.play;

import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskset.TaskSet;
import dev.evenkeel.simulation.invariant.BrokenInvariant;

/**
 * L1: what runs at the end is what was asked for, counted apart from the schedulers that say so. What a deployment that was
 * given up has left is nobody's wish.
 */
final class DesiredState {
    private DesiredState() {}

    static void check(StateView state) {
        for (Service service : state.services()) {
            boolean open =
                    state.serviceDeployments(service.serviceArn()).stream().anyMatch(history -> history.isOpen());
            if (service.status() != ServiceStatus.ACTIVE || open) {
                continue;
            }
            if (service.settings().hasTaskSets()) {
                state.taskSets(service.serviceArn()).forEach(taskSet -> hasShare(state, service, taskSet));
            } else if (service.primary()
                    .filter(primary -> primary.rolloutState() == RolloutState.COMPLETED)
                    .isPresent()) {
                has(
                        service.name(),
                        service.desiredCount(),
                        running(state, service, service.primary().orElseThrow().id()));
            }
        }
    }

    /** ECS rounds the share of a task set up. */
    private static void hasShare(StateView state, Service service, TaskSet taskSet) {
        long hundredths = Math.round(taskSet.scale() * 1_000_000) * service.desiredCount();
        int share = Math.toIntExact(Math.ceilDiv(hundredths, 100_000_000L));
        has(service.name() + ", task set " + taskSet.id(), share, running(state, service, taskSet.id()));
    }

    private static void has(String what, int desired, long running) {
        if (running != desired) {
            throw new BrokenInvariant("L1", what + " is at rest with " + running + " tasks of " + desired);
        }
    }

    private static long running(StateView state, Service service, String deployment) {
        return state.tasksOf(service.serviceArn()).all().stream()
                .filter(task -> deployment.equals(task.deploymentId()) && task.isWanted())
                .filter(Task::isRunning)
                .count();
    }
}
