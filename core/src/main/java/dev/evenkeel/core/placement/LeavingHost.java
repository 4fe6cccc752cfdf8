package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.spi.Candidate;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place that tasks of a service may leave: a container instance, or a zone of tasks that have none. */
final class LeavingHost {
    private final String name;
    private final @Nullable ContainerInstance instance;
    private final List<Task> tasks = new ArrayList<>();
    private Resources free;
    private int staying;

    LeavingHost(String name, @Nullable ContainerInstance instance, Resources free) {
        this.name = name;
        this.instance = instance;
        this.free = free;
    }

    String name() {
        return name;
    }

    boolean isInstance() {
        return instance != null;
    }

    /** Those that may go, youngest first. */
    List<Task> tasks() {
        return tasks;
    }

    boolean hasTasks() {
        return !tasks.isEmpty();
    }

    /** The next to go. */
    Task next() {
        return tasks.get(0);
    }

    /** A task that does not go is here too. */
    void stays() {
        staying++;
    }

    void goes(Task task) {
        tasks.remove(task);
        free = free.plus(task.launch().reserved());
    }

    /** How many tasks are here now. */
    int count() {
        return tasks.size() + staying;
    }

    int free(@Nullable String field) {
        return "cpu".equalsIgnoreCase(field) ? free.cpu() : free.memory();
    }

    String value(String attribute) {
        return instance == null ? "" : instance.attribute(attribute).orElse("");
    }

    Optional<Candidate> candidate() {
        return Optional.ofNullable(instance).map(known -> new Candidate(known, free, count()));
    }
}
