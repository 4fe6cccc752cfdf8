package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/** What protected tasks mean to a scheduler: they stay, and who waits for them says so. */
final class Protection {

    private Protection() {}

    /**
     * Tasks that may be stopped, at most so many. Nothing is looked through where nothing is protected.
     *
     * @param first gives the first tasks of those asked for, at most as many as it is told
     */
    static List<Task> unprotected(StateView state, Service service, IntFunction<List<Task>> first, int most) {
        if (state.protectedTasks(service.serviceArn()) == 0) {
            return first.apply(most);
        }
        return first.apply(Integer.MAX_VALUE).stream()
                .filter(task -> state.protectedUntil(task.taskArn()).isEmpty())
                .limit(most)
                .toList();
    }

    /**
     * Tells, once, of a rolling update that only protected tasks hold up: all that is left of the PRIMARY deployment beyond
     * the desired count, or all that is left of an old one.
     */
    static Optional<Decision> report(
            StateView state, Service service, Deployment primary, ServiceTally tasks, boolean oldMayStop, Instant now) {
        if (state.protectedTasks(service.serviceArn()) == 0) {
            return Optional.empty();
        }
        List<Task> kept = tasks.primary(TaskCondition.RUNNING, Integer.MAX_VALUE);
        kept.addAll(tasks.primary(TaskCondition.HEALTHY, Integer.MAX_VALUE));
        kept.removeIf(task -> state.protectedUntil(task.taskArn()).isEmpty());
        if (kept.size() > service.desiredCount() && kept.size() == tasks.hopeful()) {
            return report(service, primary.id(), now);
        }
        return oldMayStop
                ? tasks.old(TaskCondition.HEALTHY, 1).stream()
                        .findFirst()
                        .flatMap(task -> report(service, Objects.requireNonNullElse(task.deploymentId(), ""), now))
                : Optional.empty();
    }

    /** Tells, once, that protected tasks keep a deployment from scaling in. */
    static Optional<Decision> report(Service service, String deploymentId, Instant now) {
        return ServiceMessages.hasToldOfProtection(service, deploymentId, now)
                ? Optional.empty()
                : Optional.of(new Decision.ReportProtection(deploymentId));
    }
}
