package dev.evenkeel.docker;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import java.io.IOException;
import java.util.Objects;

/** A look from inside of containers. */
public final class LookInside {

    private LookInside() {}

    /** What a shell script writes in a container of a task. */
    public static String of(TaskObservation task, String container, String script)
            throws IOException, InterruptedException {
        return Docker.run("exec", id(task, container), "sh", "-c", script);
    }

    /** The engine's id of a container. */
    public static String id(TaskObservation task, String container) {
        return task.containers().stream()
                .filter(each -> each.name().equals(container))
                .map(ContainerObservation::runtimeId)
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
    }
}
