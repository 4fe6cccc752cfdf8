package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.traffic.DrainEnd;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * I12: a task runs only when it is registered, and has drained before it gets its stop signal. Two ends of a drain are no
 * breach: the router did not answer in time, and there is nobody left who could answer requests; nor is a Spot interruption.
 */
final class Draining implements Check {

    @Override
    public void before(StateView state, Instant at, Event event) {
        switch (event) {
            case Event.TaskDrained e -> drained(state, e);
            case Event.TaskProgressed e -> progressed(state, e);
            case Event.TargetChanged e -> changed(state, e.target());
            default -> {}
        }
    }

    private static void drained(StateView before, Event.TaskDrained e) {
        List<Target> targets = before.targetsOf(e.taskArn());
        BrokenInvariant.unless(
                e.end() != DrainEnd.DRAINED || targets.stream().allMatch(Target::isGone),
                "I12",
                () -> e.taskArn().id() + " is told to stop before it has drained: " + targets);
    }

    private static void progressed(StateView before, Event.TaskProgressed e) {
        Optional<Task> task = before.task(e.taskArn());
        boolean comesToRun = e.progress().lastStatus() == TaskStatus.RUNNING
                && task.filter(found -> !found.isRunning()).isPresent();
        List<Target> targets = before.targetsOf(e.taskArn());
        boolean awaited = comesToRun
                && targets.isEmpty()
                && task.filter(found -> isBalanced(before, found)).isPresent();
        BrokenInvariant.unless(
                !comesToRun || (!awaited && targets.stream().allMatch(Target::isRegistered)),
                "I12",
                () -> e.taskArn().id() + " is RUNNING before it is registered: " + targets);
        // Fargate Spot gives its notice and the stop signal at once: nobody can wait for anything.
        boolean isStopped = e.progress().lastStatus() == TaskStatus.STOPPING
                && task.filter(Draining::onSpot).isEmpty()
                && e.progress().containers().stream().noneMatch(each -> each.status() == ContainerStatus.STOPPED);
        BrokenInvariant.unless(
                !isStopped || !before.isDraining(e.taskArn()),
                "I12",
                () -> e.taskArn().id() + " is stopped by its runtime while it drains: " + targets);
    }

    private static boolean onSpot(Task task) {
        return "FARGATE_SPOT".equals(task.launch().capacityProviderName());
    }

    /** Whether the deployment of a task has a target group that it must be in. */
    private static boolean isBalanced(StateView state, Task task) {
        return Optional.ofNullable(task.launch().serviceArn())
                .flatMap(state::service)
                .flatMap(service -> service.deployment(String.valueOf(task.deploymentId())))
                .filter(deployment -> deployment.settings().loadBalancers().stream()
                        .anyMatch(balancer -> balancer.targetGroupArn() != null))
                .isPresent();
    }

    private static void changed(StateView before, Target after) {
        Optional<Target> known = before.targetsOf(after.id().taskArn()).stream()
                .filter(target -> target.id().equals(after.id()))
                .findFirst();
        boolean wasLeaving = known.filter(target -> !target.wanted()).isPresent();
        boolean unchanged =
                known.filter(target -> target.state() == after.state()).isPresent();
        BrokenInvariant.unless(
                !wasLeaving || after.state() != TargetState.HEALTHY || unchanged,
                "I12",
                () -> after.id() + " gets requests after it was deregistered");
    }
}
