package dev.evenkeel.docker.fleet;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.StopCode;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs each task on its engine. A task of an engine that is no longer in use here is gone with it; one that is to be stopped
 * and is not known anywhere is stopped everywhere.
 */
public final class FleetTaskRuntime implements TaskRuntime {

    private final Consumer<Runnable> context;
    private final TaskPlaces places;
    private final Reports reports;

    /** @param context runs what it is given on the backend's context, in order */
    public FleetTaskRuntime(Consumer<Runnable> context, TaskPlaces places, Reports reports) {
        this.context = context;
        this.places = places;
        this.reports = reports;
    }

    @Override
    public void start(TaskStart start) {
        onMember(start, member -> member.tasks().start(start));
    }

    @Override
    public void observe(TaskStart start, List<ContainerObservation> last) {
        onMember(start, member -> member.tasks().observe(start, last));
    }

    @Override
    public void observeOthers(List<TaskStart> stopped) {
        context.accept(() -> places.members()
                .forEach(member -> member.tasks()
                        .observeOthers(stopped.stream()
                                .filter(start -> places.ofStarted(start)
                                        .filter(member::equals)
                                        .isPresent())
                                .toList())));
    }

    @Override
    public void stop(TaskArn task) {
        context.accept(() -> holders(task).forEach(member -> member.tasks().stop(task)));
    }

    @Override
    public void forget(TaskArn task) {
        context.accept(() -> {
            holders(task).forEach(member -> member.tasks().forget(task));
            places.forget(task);
        });
    }

    private List<Member> holders(TaskArn task) {
        return places.of(task).map(List::of).orElseGet(places::members);
    }

    private void onMember(TaskStart start, Consumer<Member> action) {
        context.accept(() -> places.of(start)
                .ifPresentOrElse(
                        action,
                        () -> reports.taskObserved(TaskObservation.stopped(
                                start.taskArn(),
                                StopCode.TERMINATION_NOTICE,
                                "Host EC2 (instance " + start.hostId() + ") stopped/terminated."))));
    }
}
