package dev.evenkeel.docker.fleet;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.StaticTargetObservation;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.task.TaskStatus;

/**
 * What one engine of several has to say. Of a task that is another engine's it has only what is stale: that is not passed
 * on, since it would be taken for the task itself, and is removed.
 */
public final class PlacedReports implements Reports {

    private final String hostId;
    private final TaskPlaces places;
    private final Reports reports;

    /** @param hostId of the engine that reports here */
    public PlacedReports(String hostId, TaskPlaces places, Reports reports) {
        this.hostId = hostId;
        this.places = places;
        this.reports = reports;
    }

    @Override
    public void taskObserved(TaskObservation seen) {
        boolean stopped = seen.lastStatus() == TaskStatus.STOPPED;
        if (places.isElsewhere(seen.taskArn(), hostId)) {
            if (!stopped) {
                remove(seen.taskArn());
            }
            return;
        }
        if (stopped) {
            places.ended(seen.taskArn());
        }
        reports.taskObserved(seen);
    }

    private void remove(TaskArn task) {
        places.members().stream()
                .filter(member -> member.hostId().equals(hostId))
                .forEach(member -> member.tasks().stop(task));
    }

    @Override
    public void instanceObserved(InstanceObservation observation) {
        reports.instanceObserved(observation);
    }

    @Override
    public void targetObserved(TargetObservation observation) {
        reports.targetObserved(observation);
    }

    @Override
    public void staticTargetObserved(StaticTargetObservation observation) {
        reports.staticTargetObserved(observation);
    }

    @Override
    public void hookAnswered(HookAnswer answer) {
        reports.hookAnswered(answer);
    }

    @Override
    public void fargateObserved(String capacityProvider, boolean hasCapacity) {
        reports.fargateObserved(capacityProvider, hasCapacity);
    }
}
