package dev.evenkeel.core.port;

import dev.evenkeel.core.id.TaskArn;
import java.util.List;

/**
 * Runs the containers of tasks.
 *
 * <p>Promise: after {@link #start} the runtime sends a {@link TaskObservation} through {@link Reports} whenever the task
 * looks different from before, the last one with status STOPPED, whatever happened; containers are started and stopped
 * in the order that {@link dev.evenkeel.core.task.ContainerOrder} allows. Failure: what goes wrong with a task is an
 * observation, never an exception. Threading: called on the engine's timeline, must not block; reports may come from any
 * thread. Idempotence key: the task's ARN; starting or stopping twice does what once does.
 */
public interface TaskRuntime {

    /**
     * Starts the containers of a task. A task that was started before is observed again instead. A runtime that cannot
     * tell whether it was, and cannot start it, may report it STOPPED: the engine asks for the {@link #stop} of every task
     * that is reported STOPPED before all its containers were.
     */
    void start(TaskStart start);

    /**
     * Reports what a task that was started before looks like now: asked for after a restart of the engine, which may have
     * missed reports. A runtime that has restarted too takes the task's containers over as they are. A task that it does
     * not know, or no longer finds, is reported STOPPED; nothing is started.
     *
     * @param last what was seen of its containers last, as it was put on record
     */
    void observe(TaskStart start, List<ContainerObservation> last);

    /**
     * Reports what else there is from an earlier life: asked for once when the engine begins and every task on record has
     * been named by one of the other calls. The engine, which does not know these tasks, has them stopped. A runtime that tells
     * of them unasked has nothing to do.
     *
     * @param stopped tasks that are over and not forgotten yet: what they left behind, such as their logs, is kept
     */
    default void observeOthers(List<TaskStart> stopped) {}

    /**
     * Stops the containers of a task: each gets its stop signal and, when its stop timeout is over, is killed. A task that
     * the runtime does not know, or that was reported STOPPED before, is reported STOPPED once nothing is left of it that
     * runs: what an earlier life of the runtime has started is stopped too.
     */
    void stop(TaskArn task);

    /** Removes what a stopped task has left behind. It will not be asked for again. */
    void forget(TaskArn task);
}
