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

    /** Tells both. */
    static ContainerWatcher both(ContainerWatcher one, ContainerWatcher other) {
        return new ContainerWatcher() {
            @Override
            public void running(TaskArn task, String containerId) {
                one.running(task, containerId);
                other.running(task, containerId);
            }

            @Override
            public void ended(TaskArn task, String containerId) {
                one.ended(task, containerId);
                other.ended(task, containerId);
            }

            @Override
            public void forgotten(TaskArn task) {
                one.forgotten(task);
                other.forgotten(task);
            }
        };
    }
}
