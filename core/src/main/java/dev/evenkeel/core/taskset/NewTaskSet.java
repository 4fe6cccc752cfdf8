package dev.evenkeel.core.taskset;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.Rollout;
import dev.evenkeel.core.deployment.StartAttempts;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.state.Change;
import org.jspecify.annotations.Nullable;

/** Begins a task set: itself, and the deployment of the same id that starts its tasks. */
public final class NewTaskSet {

    private NewTaskSet() {}

    /**
     * Begins a task set of the settings given.
     *
     * @param scale 0 to 100 percent of the service's desired count
     */
    public static TaskSet begin(
            Change change,
            Service service,
            ServiceSettings settings,
            TaskSetStatus status,
            double scale,
            @Nullable String externalId) {
        String cluster = service.clusterArn().name();
        String number = change.ids().digits19();
        String id = Deployment.id(number);
        String arn = change.scope().taskSet(cluster, service.name(), id);
        TaskSet taskSet = new TaskSet(
                id,
                arn,
                service.serviceArn(),
                status,
                scale,
                externalId,
                StabilityStatus.STABILIZING,
                change.now(),
                change.now(),
                change.now());
        // A task set has no history of its own: its ARN stands where that of a service deployment would.
        Deployment deployment = new Deployment(
                id,
                status == TaskSetStatus.PRIMARY ? DeploymentStatus.PRIMARY : DeploymentStatus.ACTIVE,
                settings,
                change.scope().serviceRevision(cluster, service.name(), number),
                arn,
                Rollout.inProgress(id),
                StartAttempts.NONE,
                change.now(),
                change.now());
        change.emit(new Event.TaskSetCreated(taskSet, deployment));
        return taskSet;
    }
}
