package dev.evenkeel.core.engine;

import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.ServiceDeploymentStatus;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.ProtectionEnd;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Forgets what has been over for long enough: stopped tasks, deleted services, client tokens, protections. Each queue is in the order
 * in which its entries fall due, since all of one kind wait equally long.
 */
final class Housekeeping {

    /** How long ECS shows an attempt that is over. */
    private static final Duration HISTORY_KEPT = Duration.ofDays(90);

    private record Due(Instant at, Event event) {}

    private final Deque<Due> tasks = new ArrayDeque<>();
    private final Deque<Due> services = new ArrayDeque<>();
    private final Deque<Due> tokens = new ArrayDeque<>();
    private final Deque<Due> instances = new ArrayDeque<>();
    private final Deque<Due> histories = new ArrayDeque<>();
    private final EngineSettings settings;
    private final StateView state;

    Housekeeping(EngineSettings settings, StateView state) {
        this.settings = settings;
        this.state = state;
    }

    void taskStopped(TaskArn task, Instant now) {
        tasks.add(new Due(now.plus(settings.stoppedTasksKept()), new Event.TaskForgotten(task)));
    }

    void serviceInactive(ServiceArn service, Instant now) {
        services.add(new Due(now.plus(settings.inactiveServicesKept()), new Event.ServiceForgotten(service)));
    }

    /** An instance is described as long as the tasks that ran on it. */
    void instanceInactive(ContainerInstanceArn instance, Instant now) {
        instances.add(new Due(now.plus(settings.stoppedTasksKept()), new Event.ContainerInstanceForgotten(instance)));
    }

    void tokenRemembered(String key, Instant now) {
        tokens.add(new Due(now.plus(Duration.ofHours(24)), new Event.TokenForgotten(key)));
    }

    /** An attempt to move a service is over. */
    void deploymentEnded(String serviceDeploymentArn, Instant at) {
        histories.add(new Due(at.plus(HISTORY_KEPT), new Event.ServiceDeploymentForgotten(serviceDeploymentArn)));
    }

    /** Finds again what a restart has made it forget; its queues are in the order of the instants they wait for. */
    void resume(StateView state) {
        state.tasks().stream()
                .filter(Task::isStopped)
                .sorted(Comparator.comparing(Housekeeping::stoppedAt).thenComparing(Task::taskArn))
                .forEach(task -> taskStopped(task.taskArn(), stoppedAt(task)));
        state.tokens().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().at()))
                .forEach(entry ->
                        tokenRemembered(entry.getKey(), entry.getValue().at()));
        state.services().stream()
                .flatMap(service -> state.serviceDeployments(service.serviceArn()).stream())
                .filter(history -> !history.isOpen())
                .sorted(Comparator.comparing(Housekeeping::endedAt))
                .forEach(history -> deploymentEnded(history.serviceDeploymentArn(), endedAt(history)));
    }

    private static Instant endedAt(ServiceDeployment history) {
        return Objects.requireNonNullElse(
                history.times().endedAt(), history.times().createdAt());
    }

    private static Instant stoppedAt(Task task) {
        return Objects.requireNonNullElse(
                task.progress().stoppedAt(), task.launch().createdAt());
    }

    /** Emits what is due. */
    void run(Change change) {
        drain(tasks, change);
        drain(services, change);
        drain(tokens, change);
        drain(instances, change);
        forgetHistories(change);
        endProtections(change);
    }

    /** The end of a protection is put on record, so that no rule has to look at the clock to know of it. */
    private void endProtections(Change change) {
        Optional<ProtectionEnd> due = dueProtection(change.now());
        while (due.isPresent()) {
            change.emit(new Event.TaskProtectionChanged(due.get().taskArn(), null));
            due = dueProtection(change.now());
        }
    }

    private Optional<ProtectionEnd> dueProtection(Instant now) {
        return state.nextProtectionEnd().filter(end -> !end.at().isAfter(now));
    }

    /** What a service runs, or would be rolled back to, is still needed: it is looked at again after as long a time. */
    private void forgetHistories(Change change) {
        for (Due first = histories.peekFirst();
                first != null && !first.at().isAfter(change.now());
                first = histories.peekFirst()) {
            histories.removeFirst();
            if (first.event() instanceof Event.ServiceDeploymentForgotten forgotten) {
                String arn = forgotten.serviceDeploymentArn();
                change.state().serviceDeployment(arn).ifPresent(history -> {
                    if (isNeeded(history)) {
                        deploymentEnded(arn, change.now());
                    } else {
                        change.emit(forgotten);
                    }
                });
            }
        }
    }

    private boolean isNeeded(ServiceDeployment history) {
        String arn = history.serviceDeploymentArn();
        boolean current = state.service(history.serviceArn())
                .filter(service -> arn.equals(service.currentServiceDeployment()))
                .isPresent();
        return current
                || state.serviceDeployments(history.serviceArn()).stream()
                        .filter(each -> each.status() == ServiceDeploymentStatus.SUCCESSFUL)
                        .findFirst()
                        .filter(last -> last.serviceDeploymentArn().equals(arn))
                        .isPresent();
    }

    /** A service of the same name may have been created since; a task may have been seen STOPPED twice. */
    private static boolean stillHolds(Change change, Event event) {
        if (event instanceof Event.TaskForgotten forgotten) {
            return change.state().task(forgotten.taskArn()).isPresent();
        }
        if (event instanceof Event.ContainerInstanceForgotten forgotten) {
            return change.state()
                    .inactiveInstance(forgotten.containerInstanceArn())
                    .isPresent();
        }
        return !(event instanceof Event.ServiceForgotten forgotten)
                || change.state()
                        .service(forgotten.serviceArn())
                        .filter(service -> service.status() == ServiceStatus.INACTIVE)
                        .isPresent();
    }

    /** When the next entry falls due. */
    Optional<Instant> next() {
        Instant next = state.nextProtectionEnd().map(ProtectionEnd::at).orElse(null);
        for (Deque<Due> queue : List.of(tasks, services, tokens, instances, histories)) {
            Due first = queue.peekFirst();
            if (first != null && (next == null || first.at().isBefore(next))) {
                next = first.at();
            }
        }
        return Optional.ofNullable(next);
    }

    private static void drain(Deque<Due> queue, Change change) {
        for (Due first = queue.peekFirst();
                first != null && !first.at().isAfter(change.now());
                first = queue.peekFirst()) {
            queue.removeFirst();
            if (stillHolds(change, first.event())) {
                change.emit(first.event());
            }
        }
    }
}
