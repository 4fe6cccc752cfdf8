package dev.evenkeel.sim;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.traffic.DrainEnd;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A runtime that looks at the router when a task is told to stop: no request may come to it any more. A router that did
 * not answer in time is the exception, and a task whose containers have ended by themselves.
 */
final class GuardedRuntime implements TaskRuntime {
    private final SimulatedWorld world;
    private final SortedSet<TaskArn> early = new TreeSet<>();

    GuardedRuntime(SimulatedWorld world) {
        this.world = world;
    }

    /** The tasks that were told to stop while they got requests. */
    SortedSet<TaskArn> early() {
        return Collections.unmodifiableSortedSet(early);
    }

    /** An event is published after its effects: only now is it known why a task was told to stop. */
    void accept(Event event) {
        if (event instanceof Event.TaskDrained drained && drained.end() == DrainEnd.OVERDUE) {
            early.remove(drained.taskArn());
        }
    }

    @Override
    public void start(TaskStart start) {
        world.start(start);
    }

    @Override
    public void observe(TaskStart start, List<ContainerObservation> last) {
        world.observe(start, last);
    }

    @Override
    public void stop(TaskArn task) {
        if (!world.faults().runningContainers(task).isEmpty() && world.router().serves(task)) {
            early.add(task);
        }
        world.stop(task);
    }

    @Override
    public void forget(TaskArn task) {
        world.forget(task);
    }
}
