package dev.evenkeel.core.task;

/** Why a task was stopped. The names are ECS's own, so that {@link #wireName()} is what DescribeTasks shows. */
public enum StopCode {
    TASK_FAILED_TO_START("TaskFailedToStart"),
    ESSENTIAL_CONTAINER_EXITED("EssentialContainerExited"),
    USER_INITIATED("UserInitiated"),
    SERVICE_SCHEDULER_INITIATED("ServiceSchedulerInitiated"),
    SPOT_INTERRUPTION("SpotInterruption"),
    TERMINATION_NOTICE("TerminationNotice");

    private final String wireName;

    StopCode(String wireName) {
        this.wireName = wireName;
    }

    /** Whether the task can still answer the requests under way: not when its container, or its host, is gone already. */
    public boolean letsRequestsFinish() {
        return this != ESSENTIAL_CONTAINER_EXITED && this != TERMINATION_NOTICE;
    }

    /** The code as ECS writes it, such as {@code EssentialContainerExited}. */
    public String wireName() {
        return wireName;
    }
}
