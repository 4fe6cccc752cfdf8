package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskHealth;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a service, sorted by what they are to the scheduler.
 *
 * <p>A wanted task is <em>unhealthy</em> when a health check says so and its grace period is over; <em>healthy</em> when
 * its check says so, or when it has none and has been RUNNING for 40 s (ECS waits that long); else it is
 * <em>starting</em>.
 */
final class TaskClasses {
    final List<Task> primaryHealthy = new ArrayList<>();
    final List<Task> primaryStarting = new ArrayList<>();
    final List<Task> primaryUnhealthy = new ArrayList<>();
    final List<Task> oldHealthy = new ArrayList<>();
    /** Old tasks that run and are not known to be ill: they serve, though they may not count as healthy yet. */
    final List<Task> oldRunning = new ArrayList<>();

    final List<Task> oldPending = new ArrayList<>();
    final List<Task> oldUnhealthy = new ArrayList<>();
    /** Asked to stop, but not STOPPED yet. */
    final List<Task> stopping = new ArrayList<>();

    /** When the next starting task may come to count as healthy, or the next grace period ends. */
    @Nullable
    Instant changesAt;

    private final Instant now;
    private final Duration healthyAfter;

    private TaskClasses(Instant now, Duration healthyAfter) {
        this.now = now;
        this.healthyAfter = healthyAfter;
    }

    static TaskClasses of(StateView state, Service service, Instant now, Duration healthyAfter) {
        TaskClasses classes = new TaskClasses(now, healthyAfter);
        String primary = service.primary().map(Deployment::id).orElse("");
        for (Task task : state.tasksOf(service.serviceArn())) {
            if (task.isStopped()) {
                continue;
            }
            if (!task.isWanted()) {
                classes.stopping.add(task);
            } else {
                boolean checked = state.taskDefinition(task.launch().taskDefinitionArn())
                        .map(TaskDefinition::containers)
                        .map(TaskHealth::isChecked)
                        .orElse(false);
                classes.classify(task, checked, service, primary.equals(task.deploymentId()));
            }
        }
        return classes;
    }

    private void classify(Task task, boolean checked, Service service, boolean primary) {
        HealthStatus health = health(task, checked, service.settings().healthCheckGracePeriodSeconds());
        if (primary) {
            switch (health) {
                case HEALTHY -> primaryHealthy.add(task);
                case UNHEALTHY -> primaryUnhealthy.add(task);
                case UNKNOWN -> primaryStarting.add(task);
            }
        } else {
            switch (health) {
                case HEALTHY -> oldHealthy.add(task);
                case UNHEALTHY -> oldUnhealthy.add(task);
                case UNKNOWN -> (task.isRunning() ? oldRunning : oldPending).add(task);
            }
        }
    }

    private HealthStatus health(Task task, boolean checked, int graceSeconds) {
        if (!task.isRunning()) {
            return HealthStatus.UNKNOWN;
        }
        if (!checked) {
            return isOver(task.since().plus(healthyAfter)) ? HealthStatus.HEALTHY : HealthStatus.UNKNOWN;
        }
        if (task.progress().healthStatus() != HealthStatus.UNHEALTHY) {
            return task.progress().healthStatus();
        }
        return isOver(task.since().plusSeconds(graceSeconds)) ? HealthStatus.UNHEALTHY : HealthStatus.UNKNOWN;
    }

    private boolean isOver(Instant end) {
        if (!now.isBefore(end)) {
            return true;
        }
        if (changesAt == null || end.isBefore(changesAt)) {
            changesAt = end;
        }
        return false;
    }

    /** Tasks of all deployments that are wanted. */
    int live() {
        return primaryHealthy.size() + primaryStarting.size() + primaryUnhealthy.size() + old();
    }

    /** Tasks of the PRIMARY deployment that are missing to the desired count; ill ones do not stand for any. */
    int needed(int desired) {
        return Math.max(0, desired - primaryHealthy.size() - primaryStarting.size());
    }

    /** Wanted tasks of deployments that are being replaced. */
    int old() {
        return oldHealthy.size() + oldRunning.size() + oldPending.size() + oldUnhealthy.size();
    }

    /** Tasks that clients can rely on: healthy new ones, and old ones that serve. */
    int available() {
        return primaryHealthy.size() + oldHealthy.size() + oldRunning.size();
    }
}
