package dev.evenkeel.core.engine;

import dev.evenkeel.core.deployment.AlarmWatch;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentAlarms;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.AlarmObservation;
import dev.evenkeel.core.port.AlarmSource;
import dev.evenkeel.core.service.DeploymentOversight;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.Change;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/** Puts on record what the alarms of a deployment say, as long as it is watched. */
final class AlarmObserver {
    private final AlarmSource source;

    AlarmObserver(AlarmSource source) {
        this.source = source;
    }

    void observe(Change change, Service service) {
        Optional<Deployment> watched = service.primary()
                .filter(primary -> primary.rolloutState() == RolloutState.IN_PROGRESS)
                .filter(primary -> DeploymentOversight.watchesAlarms(change.state(), service));
        if (watched.isEmpty()) {
            return;
        }
        Deployment deployment = watched.get();
        AlarmWatch before = deployment.rollout().alarms();
        SortedMap<String, AlarmObservation> seen = source.alarms(names(service));
        AlarmWatch after = before == null ? AlarmWatch.begin(seen) : before.after(seen);
        if (!after.equals(before)) {
            change.emit(new Event.DeploymentChanged(
                    service.serviceArn(),
                    deployment.withRollout(deployment.rollout().watching(after), change.now())));
        }
    }

    private static List<String> names(Service service) {
        DeploymentAlarms alarms = Objects.requireNonNull(
                service.settings().deploymentConfiguration().alarms());
        return Objects.requireNonNullElse(alarms.alarmNames(), List.of());
    }
}
