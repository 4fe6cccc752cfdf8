package dev.evenkeel.core.deployment;

import dev.evenkeel.core.service.Service;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the circuit breaker and the alarms of a deployment have found so far. */
public final class Monitors {

    private Monitors() {}

    /**
     * The findings on a deployment of a service.
     *
     * @param deployment the one that is watched; empty when it is gone
     * @param failure why it was given up, null when it was not
     */
    public static MonitorFindings of(
            Service service, Optional<Deployment> deployment, @Nullable DeploymentFailure failure) {
        return new MonitorFindings(
                deployment.map(found -> found.attempts().breakerCount()).orElse(0),
                CircuitBreaker.threshold(service.settings().deploymentConfiguration(), service.desiredCount()),
                failure == DeploymentFailure.TASKS_FAILED_TO_START,
                failure == DeploymentFailure.ALARM_DETECTED
                        ? deployment
                                .map(found -> found.rollout().alarms())
                                .map(AlarmWatch::triggered)
                                .orElse(List.of())
                        : List.of());
    }
}
