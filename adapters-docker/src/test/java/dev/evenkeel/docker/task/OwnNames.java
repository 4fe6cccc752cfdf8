package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;

/** The engine's names of our containers, for tests of other packages. */
public final class OwnNames {

    private OwnNames() {}

    public static String of(TaskStart start, String container, String owner) {
        return OwnLabels.containerName(start, container, owner);
    }
}
