package dev.evenkeel.docker.task;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.BooleanSupplier;

/** All that a task needs before its first container. Made side by side, once; taken down once. */
final class TaskResources {

    private final List<TaskResource> resources;
    private boolean asked;
    private boolean made;
    private boolean ready;
    private boolean released;
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

    /** An earlier life of this process has made them all; what is left is to take them down. */
    void adopt() {
        asked = true;
        made = true;
        ready = true;
        resources.forEach(TaskResource::adopt);
    }

    /** What was released or removed while it was being made is so again once it is there. */
    Future<Void> make(BooleanSupplier wanted) {
        return Future.join(resources.stream()
                        .map(resource -> resource.make(wanted))
                        .toList())
                .onSuccess(all -> ready = true)
                .onComplete(done -> {
                    made = true;
                    takeDown();
                })
                .mapEmpty();
    }

    /** The last container has stopped. */
    void release() {
        if (!released) {
            released = true;
            takeDown();
        }
    }

    /** The containers are gone. */
    void remove() {
        released = true;
        removed = true;
        takeDown();
    }

    private void takeDown() {
        if (made && released) {
            resources.reversed().forEach(TaskResource::release);
        }
        if (made && removed) {
            resources.reversed().forEach(TaskResource::remove);
        }
    }
}
