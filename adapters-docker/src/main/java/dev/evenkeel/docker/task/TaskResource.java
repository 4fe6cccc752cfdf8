package dev.evenkeel.docker.task;

import io.vertx.core.Future;
import java.util.function.BooleanSupplier;

/** Something that a task needs before its first container starts, and that ends with the task: a network, volumes. */
interface TaskResource {

    /**
     * Makes it; asked once in a task's life.
     *
     * @param wanted whether the task is still to run
     * @return fails with a message that says why in ECS's words; what was made by then is taken down as usual
     */
    Future<Void> make(BooleanSupplier wanted);

    /** Counts as made from now on: an earlier life of this process has done it. Nothing is made or asked. */
    default void adopt() {}

    /** Takes down what serves processes only: the last container has stopped. Harmless twice, or when nothing was made. */
    default void release() {}

    /** Takes down what is left: the containers themselves are gone. Harmless twice, or when nothing was made. */
    default void remove() {}
}
