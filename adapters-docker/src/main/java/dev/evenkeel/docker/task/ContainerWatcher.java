package dev.evenkeel.docker.task;

import dev.evenkeel.core.id.TaskArn;

/** Somebody who has to know which containers run. Called on the backend's context; must not block. */
public interface ContainerWatcher {

    /** A container of a task runs from now on. */
    void running(TaskArn task, String containerId);

    /** It no longer does. */
    void ended(TaskArn task, String containerId);

    /** Nothing more will be heard of this task. */
    void forgotten(TaskArn task);
}
