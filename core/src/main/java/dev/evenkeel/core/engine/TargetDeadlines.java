package dev.evenkeel.core.engine;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.traffic.DrainEnd;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetPatience;
import dev.evenkeel.core.traffic.TargetState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which tasks wait for the router, and until when at the most ({@link TargetPatience}). */
final class TargetDeadlines {
    private final StateView state;
    private final Wakeups<TaskArn> wakeups = new Wakeups<>();

    TargetDeadlines(StateView state) {
        this.state = state;
    }

    /** What is awaited of a task's targets may have changed. */
    void note(Event event) {
        switch (event) {
            case Event.TargetRegistered e -> look(e.target().id().taskArn());
            case Event.TargetChanged e -> look(e.target().id().taskArn());
            case Event.TaskStopRequested e -> look(e.taskArn());
            case Event.TaskDrained e -> look(e.taskArn());
            default -> {} // nothing to wait for
        }
    }

    /** Finds again what a restart has made it forget. */
    void resume() {
        state.tasks().stream().map(Task::taskArn).forEach(this::look);
    }

    Optional<Instant> next() {
        return wakeups.next();
    }

    /** Ends the patience where it is due. */
    void run(Change change) {
        for (TaskArn task : wakeups.takeDue(change.now())) {
            if (state.isDraining(task)) {
                change.emit(new Event.TaskDrained(task, DrainEnd.OVERDUE));
            } else {
                giveUpRegistering(change, task);
            }
        }
    }

    private void look(TaskArn task) {
        wakeups.set(task, due(task).orElse(null));
    }

    private Optional<Instant> due(TaskArn task) {
        List<Target> targets = state.targetsOf(task);
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        if (state.isDraining(task)) {
            return state.task(task)
                    .map(found -> found.progress().stoppingAt())
                    .map(since -> TargetPatience.drainedBy(targets, since));
        }
        Optional<Instant> first = Optional.empty();
        for (Target target : targets) {
            Instant by = TargetPatience.registeredBy(target);
            if (isAwaited(target) && (first.isEmpty() || by.isBefore(first.get()))) {
                first = Optional.of(by);
            }
        }
        return first;
    }

    private static void giveUpRegistering(Change change, TaskArn task) {
        for (Target target : List.copyOf(change.state().targetsOf(task))) {
            if (isAwaited(target)) {
                TargetObserver.observe(
                        change, new TargetObservation(target.id(), TargetState.UNUSED, TargetPatience.NOT_FOUND, null));
            }
        }
    }

    private static boolean isAwaited(Target target) {
        return target.wanted() && target.state() == null;
    }
}
