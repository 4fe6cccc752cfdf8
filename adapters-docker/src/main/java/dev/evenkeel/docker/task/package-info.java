/**
 * Tasks as containers: what is asked of the engine for a task, and what became of it.
 *
 * <p>Nothing here may be called from another thread than the backend's own, but for {@link
 * dev.evenkeel.docker.task.DockerTaskRuntime}, which hands over. A container is touched only when its labels say that it
 * is ours.
 */
@NullMarked
package dev.evenkeel.docker.task;

import org.jspecify.annotations.NullMarked;
