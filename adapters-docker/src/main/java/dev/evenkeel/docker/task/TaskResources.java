package dev.evenkeel.docker.task;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.BooleanSupplier;

/** All that a task needs before its first container. Made side by side, once; removed once. */
final class TaskResources {

    private final List<TaskResource> resources;
    private boolean asked;
    private boolean ready;
    private boolean removed;

    TaskResources(List<TaskResource> resources) {
        this.resources = List.copyOf(resources);
    }

    /** Whether containers may be started. */
    boolean isReady() {
        return ready;
    }

    /** Whether making them is still to be asked for; true once. */
    boolean askToMake() {
        boolean first = !asked;
        asked = true;
        return first;
    }

    Future<Void> make(BooleanSupplier wanted) {
        return Future.join(resources.stream()
                        .map(resource -> resource.make(wanted))
                        .toList())
                .onSuccess(all -> ready = true)
                .mapEmpty();
    }

    /** Takes them down, the last one first. What was being made meanwhile has to be removed again once it is there. */
    void remove() {
        if (asked && !removed) {
            removed = true;
            removeAgain();
        }
    }

    /** For what was made after {@link #remove}. */
    void removeAgain() {
        resources.reversed().forEach(TaskResource::remove);
    }

    boolean isRemoved() {
        return removed;
    }
}
