package dev.evenkeel.docker.task;

import io.vertx.core.Future;
import java.util.function.BooleanSupplier;

/** Something that a task needs before its first container starts, and that goes with its last: a network, volumes. */
interface TaskResource {

    /**
     * Makes it; asked once in a task's life.
     *
     * @param wanted whether the task is still to run
     * @return fails with a message that says why in ECS's words; what was made by then is removed by {@link #remove}
     */
    Future<Void> make(BooleanSupplier wanted);

    /** Takes down what was made, after the last container has stopped; harmless when nothing was, or twice. */
    void remove();
}
