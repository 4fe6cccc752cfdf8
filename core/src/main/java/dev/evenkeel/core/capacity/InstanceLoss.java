package dev.evenkeel.core.capacity;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskLifecycle;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;

/**
 * What becomes of a container instance that leaves its cluster without having been emptied.
 *
 * <ol>
 *   <li>Every task on it counts as STOPPED from now on, with code TerminationNotice and a reason that names the cause.
 *   <li>Where the host goes on without us, its runtime is told to stop them (at AWS they run on as orphans).
 *   <li>The instance is INACTIVE: described for a while, listed no more.
 * </ol>
 */
public final class InstanceLoss {

    private InstanceLoss() {}

    /** The host is gone. */
    public static void ofHost(Change change, ContainerInstance instance) {
        String reason = "Host EC2 (instance " + instance.hostId() + ") stopped/terminated.";
        for (Task task : List.copyOf(change.state().tasksOn(instance.containerInstanceArn()))) {
            end(change, task, reason);
        }
        change.emit(new Event.ContainerInstanceLost(instance.containerInstanceArn()));
    }

    /** A user took the instance out of the cluster; the host is still there, and may go on with what it has. */
    public static void byForce(Change change, ContainerInstance instance) {
        for (Task task : List.copyOf(change.state().tasksOn(instance.containerInstanceArn()))) {
            end(change, task, "Container instance deregistration forced by user");
            change.emit(new Event.UnknownTaskSeen(task.taskArn()));
        }
        change.emit(new Event.ContainerInstanceDeregistered(instance.containerInstanceArn()));
    }

    private static void end(Change change, Task task, String reason) {
        TaskDefinition definition =
                change.state().taskDefinition(task.launch().taskDefinitionArn()).orElseThrow();
        TaskObservation gone = TaskObservation.stopped(task.taskArn(), StopCode.TERMINATION_NOTICE, reason);
        change.emit(new Event.TaskProgressed(
                task.taskArn(), TaskLifecycle.observe(task.progress(), definition, gone, change.now())));
    }
}
