package dev.evenkeel.core.engine;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.TaskDefinitionArn;
import dev.evenkeel.core.operation.TaskDefinitionOperations;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Lets go of revisions that are DELETE_IN_PROGRESS, as ECS does, when nothing uses them any more. They are looked at only
 * when something that may have used one is gone, since that takes a look at all tasks.
 */
final class DeletedTaskDefinitions {
    private final StateView state;
    private final SortedSet<TaskDefinitionArn> deleting = new TreeSet<>();
    private boolean worthALook;

    DeletedTaskDefinitions(StateView state) {
        this.state = state;
    }

    boolean isDirty() {
        return worthALook;
    }

    /** Finds again what a restart has made it forget. */
    void resume() {
        state.taskDefinitions().forEach(this::add);
        worthALook = !deleting.isEmpty();
    }

    void note(Event event) {
        switch (event) {
            case Event.TaskDefinitionChanged e -> add(e.taskDefinition());
            case Event.TaskDefinitionDeleted e -> deleting.remove(new TaskDefinitionArn(e.taskDefinitionArn()));
            case Event.TaskForgotten e -> somethingIsGone();
            case Event.DeploymentDrained e -> somethingIsGone();
            case Event.TaskSetDeleted e -> somethingIsGone();
            case Event.ServiceStatusChanged e -> {
                if (e.status() == ServiceStatus.INACTIVE) {
                    somethingIsGone();
                }
            }
            default -> {} // no use ends with it
        }
    }

    private void add(TaskDefinition definition) {
        if ("DELETE_IN_PROGRESS".equals(definition.status())) {
            deleting.add(new TaskDefinitionArn(Objects.requireNonNull(definition.taskDefinitionArn())));
        }
    }

    private void somethingIsGone() {
        worthALook |= !deleting.isEmpty();
    }

    /** Emits what is due. */
    void run(Change change) {
        if (worthALook) {
            worthALook = false;
            for (TaskDefinitionArn arn : List.copyOf(deleting)) {
                if (!TaskDefinitionOperations.isUsed(change.state(), arn)) {
                    change.emit(new Event.TaskDefinitionDeleted(arn.value()));
                }
            }
        }
    }
}
