package dev.evenkeel.core.port;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task looks like to its runtime at one moment. A later observation replaces an earlier one; one that would move
 * a task back is ignored, so that doubled, late and reordered reports do no harm.
 *
 * @param containers every container of the task, in the order of the task definition
 * @param stopCode set by the runtime only for what it alone can know, such as {@link StopCode#TASK_FAILED_TO_START}
 * @param stoppedReason goes with {@code stopCode}, in ECS's words
 */
public record TaskObservation(
        TaskArn taskArn,
        TaskStatus lastStatus,
        List<ContainerObservation> containers,
        @Nullable Instant pullStartedAt,
        @Nullable Instant pullStoppedAt,
        @Nullable StopCode stopCode,
        @Nullable String stoppedReason) {
    public TaskObservation {
        containers = List.copyOf(containers);
    }

    /** The same at another status. */
    public TaskObservation at(TaskStatus changed) {
        return lastStatus == changed
                ? this
                : new TaskObservation(
                        taskArn, changed, containers, pullStartedAt, pullStoppedAt, stopCode, stoppedReason);
    }

    /** A task that has ended, of whose containers nothing is known. */
    public static TaskObservation stopped(TaskArn task, @Nullable StopCode code, @Nullable String reason) {
        return new TaskObservation(task, TaskStatus.STOPPED, List.of(), null, null, code, reason);
    }
}
