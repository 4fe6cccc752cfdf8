package dev.evenkeel.core.task;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an observation makes of a task.
 *
 * <ol>
 *   <li>An observation that would move the task back is late: nothing changes.
 *   <li>Containers take what was seen, but none moves back ({@link ContainerLifecycle}).
 *   <li>A task that is seen STOPPED was to stop from then on, whatever we wanted before.
 *   <li>An essential container that has stopped stops the whole task: {@code Essential container in task exited}.
 *   <li>A task that is seen STOPPED without a word about why, because its runtime no longer knows of it, is over for the
 *       reason that its containers are not there: the same, or {@code Task failed to start} where it never ran.
 * </ol>
 */
public final class TaskLifecycle {
    private static final String ESSENTIAL_EXITED = "Essential container in task exited";
    private static final String FAILED_TO_START = "Task failed to start";

    private TaskLifecycle() {}

    /** Whether an observation says something that can still be true of the task. */
    public static boolean isCurrent(TaskProgress progress, TaskObservation seen) {
        return seen.lastStatus().compareTo(progress.lastStatus()) >= 0;
    }

    /** The task's progress with what was seen; the same instance when that is nothing new. */
    public static TaskProgress observe(
            TaskProgress before, TaskDefinition definition, TaskObservation seen, Instant now) {
        if (!isCurrent(before, seen)) {
            return before;
        }
        List<ContainerObservation> containers = ContainerLifecycle.observe(before.containers(), seen.containers());
        boolean ran = before.startedAt() != null || seen.lastStatus() == TaskStatus.RUNNING;
        boolean stopped = seen.lastStatus() == TaskStatus.STOPPED;
        boolean essentialExit = essentialExited(definition, containers).isPresent();
        TaskProgress after = new TaskProgress(
                stopped ? DesiredStatus.STOPPED : before.desiredStatus(),
                seen.lastStatus(),
                TaskHealth.of(definition.containers(), containers),
                containers,
                seen.pullStartedAt() != null ? seen.pullStartedAt() : before.pullStartedAt(),
                seen.pullStoppedAt() != null ? seen.pullStoppedAt() : before.pullStoppedAt(),
                before.startedAt() == null && ran && !stopped ? now : before.startedAt(),
                before.stoppingAt() == null && stopped ? now : before.stoppingAt(),
                before.executionStoppedAt() == null && essentialExit ? now : before.executionStoppedAt(),
                before.stoppedAt() == null && stopped ? now : before.stoppedAt(),
                stopCode(before, seen, stopped, essentialExit),
                stoppedReason(before, seen, stopped, essentialExit),
                before.version());
        return after.equals(before) ? before : grown(after);
    }

    /** The first essential container that has stopped. */
    public static Optional<ContainerDefinition> essentialExited(
            TaskDefinition definition, List<ContainerObservation> containers) {
        for (ContainerDefinition container : definition.containers()) {
            if (container.isEssential() && hasStopped(container, containers)) {
                return Optional.of(container);
            }
        }
        return Optional.empty();
    }

    private static boolean hasStopped(ContainerDefinition container, List<ContainerObservation> containers) {
        for (ContainerObservation seen : containers) {
            if (seen.name().equals(container.name())) {
                return seen.status() == ContainerStatus.STOPPED;
            }
        }
        return false;
    }

    /** The reason that goes with {@link StopCode#ESSENTIAL_CONTAINER_EXITED}. */
    public static String essentialExitedReason() {
        return ESSENTIAL_EXITED;
    }

    private static @Nullable StopCode stopCode(
            TaskProgress before, TaskObservation seen, boolean stopped, boolean essentialExit) {
        if (before.stopCode() != null) {
            return before.stopCode();
        }
        if (seen.stopCode() != null) {
            return seen.stopCode();
        }
        if (!stopped) {
            return null;
        }
        return ended(before, essentialExit) ? StopCode.ESSENTIAL_CONTAINER_EXITED : StopCode.TASK_FAILED_TO_START;
    }

    private static @Nullable String stoppedReason(
            TaskProgress before, TaskObservation seen, boolean stopped, boolean essentialExit) {
        if (before.stoppedReason() != null) {
            return before.stoppedReason();
        }
        if (seen.stoppedReason() != null) {
            return seen.stoppedReason();
        }
        if (!stopped) {
            return null;
        }
        return ended(before, essentialExit) ? ESSENTIAL_EXITED : FAILED_TO_START;
    }

    /** Whether containers ended, rather than none having come to run. */
    private static boolean ended(TaskProgress before, boolean essentialExit) {
        return essentialExit || before.startedAt() != null;
    }

    private static TaskProgress grown(TaskProgress p) {
        return new TaskProgress(
                p.desiredStatus(),
                p.lastStatus(),
                p.healthStatus(),
                p.containers(),
                p.pullStartedAt(),
                p.pullStoppedAt(),
                p.startedAt(),
                p.stoppingAt(),
                p.executionStoppedAt(),
                p.stoppedAt(),
                p.stopCode(),
                p.stoppedReason(),
                p.version() + 1);
    }
}
