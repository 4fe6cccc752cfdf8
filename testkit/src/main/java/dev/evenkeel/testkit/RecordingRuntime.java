package dev.evenkeel.testkit;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TaskStart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A runtime that runs nothing and remembers what it was asked. What it reports is the test's to say. */
public final class RecordingRuntime implements TaskRuntime {
    private final List<TaskStart> started = new ArrayList<>();
    private final List<TaskStart> observed = new ArrayList<>();
    private final List<TaskArn> stopped = new ArrayList<>();
    private final List<TaskArn> forgotten = new ArrayList<>();

    @Override
    public void start(TaskStart start) {
        started.add(start);
    }

    @Override
    public void observe(TaskStart start, List<ContainerObservation> last) {
        observed.add(start);
    }

    @Override
    public void stop(TaskArn task) {
        stopped.add(task);
    }

    @Override
    public void forget(TaskArn task) {
        forgotten.add(task);
    }

    public List<TaskStart> started() {
        return Collections.unmodifiableList(started);
    }

    public List<TaskStart> observed() {
        return Collections.unmodifiableList(observed);
    }

    public List<TaskArn> stopped() {
        return Collections.unmodifiableList(stopped);
    }

    public List<TaskArn> forgotten() {
        return Collections.unmodifiableList(forgotten);
    }
}
