package dev.evenkeel.core.engine;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.TaskOutcomes;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.StandingPolicy;
import dev.evenkeel.core.task.StandingPolicy.Assessment;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStanding;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which tasks of services are to be assessed anew: because something was seen of them, or because time has passed. */
final class Assessments {
    private final Duration healthyAfter;
    private Set<TaskArn> seen = new LinkedHashSet<>();
    private final Wakeups<TaskArn> wakeups = new Wakeups<>();

    Assessments(Duration healthyAfter) {
        this.healthyAfter = healthyAfter;
    }

    /** Something was seen of a task. */
    void add(Task task) {
        if (task.launch().serviceArn() != null && task.isWanted()) {
            seen.add(task.taskArn());
        }
    }

    /** What a service asks of its tasks has changed. */
    void addAll(StateView state, ServiceArn service) {
        state.tasksOf(service).all().forEach(this::add);
    }

    boolean isEmpty() {
        return seen.isEmpty();
    }

    Optional<Instant> next() {
        return wakeups.next();
    }

    /** Puts on record what has changed. */
    void run(Change change) {
        seen.addAll(wakeups.takeDue(change.now()));
        if (seen.isEmpty()) {
            return;
        }
        for (TaskArn arn : seen) {
            change.state()
                    .task(arn)
                    .filter(Task::isWanted)
                    .ifPresentOrElse(task -> assess(change, task), () -> wakeups.set(arn, null));
        }
        // Clearing would cost as much as the largest set there ever was.
        seen = new LinkedHashSet<>();
    }

    private void assess(Change change, Task task) {
        Assessment assessment = assess(change.state(), task, healthyAfter, change.now());
        wakeups.set(task.taskArn(), assessment.changesAt());
        if (assessment.standing() != task.standing()) {
            change.emit(new Event.TaskStandingChanged(task.taskArn(), assessment.standing()));
            if (assessment.standing() == TaskStanding.HEALTHY) {
                TaskOutcomes.healthy(change, task);
            }
        }
    }

    /** What a task of a service counts as now. */
    static Assessment assess(StateView state, Task task, Duration healthyAfter, Instant now) {
        TaskDefinition definition =
                state.taskDefinition(task.launch().taskDefinitionArn()).orElseThrow();
        Duration grace = Duration.ofSeconds(Optional.ofNullable(task.launch().serviceArn())
                .flatMap(state::service)
                .map(Service::settings)
                .map(settings -> settings.healthCheckGracePeriodSeconds())
                .orElse(0));
        return StandingPolicy.assess(task, definition, state.targetsOf(task.taskArn()), grace, healthyAfter, now);
    }
}
