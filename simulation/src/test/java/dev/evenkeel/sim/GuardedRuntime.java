package dev.evenkeel.sim;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TaskStart;

/** A runtime that sees to it that no task gets its stop signal while requests may still come to it. */
final class GuardedRuntime implements TaskRuntime {
    private final SimulatedWorld world;

    GuardedRuntime(SimulatedWorld world) {
        this.world = world;
    }

    @Override
    public void start(TaskStart start) {
        world.start(start);
    }

    @Override
    public void observe(TaskStart start) {
        world.observe(start);
    }

    @Override
    public void stop(TaskArn task) {
        boolean hasEnded = world.faults().runningContainers(task).isEmpty();
        if (!hasEnded && world.router().serves(task)) {
            throw new AssertionError("I12 is broken: " + task.id() + " is stopped while it gets requests");
        }
        world.stop(task);
    }

    @Override
    public void forget(TaskArn task) {
        world.forget(task);
    }
}
