package dev.evenkeel.core.task;

import dev.evenkeel.core.port.TaskObservation;

/**
 * How ECS words that a task failed to start.
 *
 * <ol>
 *   <li>On Fargate the task names the cause: {@code CannotPullContainerError: ...}.
 *   <li>Elsewhere a cause that is one container's is named by that container, and the task says only {@code Task failed to
 *       start}.
 *   <li>A cause of the whole task, such as {@code ResourceInitializationError: ...}, is named by the task everywhere.
 * </ol>
 */
public final class StartFailure {
    private static final String ELSEWHERE = "Task failed to start";

    private StartFailure() {}

    /** An observation in ECS's words; runtimes report the cause. */
    public static TaskObservation worded(TaskObservation seen, LaunchType launchType) {
        boolean isContainers = seen.stopCode() == StopCode.TASK_FAILED_TO_START
                && seen.stoppedReason() != null
                && seen.containers().stream()
                        .anyMatch(container -> seen.stoppedReason().equals(container.reason()));
        if (!isContainers || launchType == LaunchType.FARGATE) {
            return seen;
        }
        return new TaskObservation(
                seen.taskArn(),
                seen.lastStatus(),
                seen.containers(),
                seen.pullStartedAt(),
                seen.pullStoppedAt(),
                seen.stopCode(),
                ELSEWHERE);
    }
}
