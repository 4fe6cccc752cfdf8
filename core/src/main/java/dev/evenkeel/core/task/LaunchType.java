package dev.evenkeel.core.task;

/** What a task is launched on. */
public enum LaunchType {
    EC2,
    FARGATE,
    EXTERNAL
}
