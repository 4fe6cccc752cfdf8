package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.AlarmWatch;
import dev.evenkeel.core.deployment.CircuitBreaker;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentAlarms;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentFailure;
import dev.evenkeel.core.deployment.ImageResolution;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.ServiceDeploymentStatus;
import dev.evenkeel.core.state.StateView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the PRIMARY deployment begins now, or is given up. The first of these that holds:
 *
 * <ol>
 *   <li>Its history is PENDING: it begins.
 *   <li>Somebody asked to stop it, or to roll it back.
 *   <li>An alarm that was not in ALARM when it began is now. A rollback is not watched: it would end where it began.
 *   <li>The circuit breaker has counted enough failures, or the images of the revision could not be pulled (also this the
 *       circuit breaker alone makes a failure).
 * </ol>
 */
public final class DeploymentOversight {
    /** How often the alarms of a deployment are looked at; ECS does not say. */
    private static final Duration ALARM_PERIOD = Duration.ofSeconds(10);

    private DeploymentOversight() {}

    /** The decision that goes before all others; empty when the deployment goes on. */
    static Optional<Decision> decide(StateView state, Service service, Deployment primary) {
        if (primary.rolloutState() != RolloutState.IN_PROGRESS) {
            return Optional.empty();
        }
        DeploymentConfiguration configuration = service.settings().deploymentConfiguration();
        return switch (status(state, service)) {
            case PENDING -> Optional.of(new Decision.BeginDeployment(primary));
            case STOP_REQUESTED -> fail(primary, DeploymentFailure.STOPPED_BY_USER, false);
            case ROLLBACK_REQUESTED -> fail(primary, DeploymentFailure.STOPPED_BY_USER, true);
            case IN_PROGRESS ->
                isAlarmed(configuration, primary)
                        ? fail(primary, DeploymentFailure.ALARM_DETECTED, rollsBack(configuration.alarms()))
                        : trip(service, primary, ImageResolution.isGivenUp(state, primary));
            case ROLLBACK_IN_PROGRESS, SUCCESSFUL, STOPPED, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED ->
                trip(service, primary, false);
        };
    }

    /** Whether the alarms of a service that is being deployed are to be looked at. */
    public static boolean watchesAlarms(StateView state, Service service) {
        return service.settings().deploymentConfiguration().hasAlarms()
                && switch (status(state, service)) {
                    case PENDING, IN_PROGRESS -> true;
                    case STOP_REQUESTED,
                            ROLLBACK_REQUESTED,
                            ROLLBACK_IN_PROGRESS,
                            SUCCESSFUL,
                            STOPPED,
                            ROLLBACK_SUCCESSFUL,
                            ROLLBACK_FAILED -> false;
                };
    }

    /** When a deployment's alarms are to be looked at next; empty when they are not. */
    static Optional<Instant> nextLook(StateView state, Service service, Deployment primary, Instant now) {
        return primary.rolloutState() == RolloutState.IN_PROGRESS && watchesAlarms(state, service)
                ? Optional.of(now.plus(ALARM_PERIOD))
                : Optional.empty();
    }

    /** Whether what is under way is a rollback. */
    static boolean isRollingBack(StateView state, Service service) {
        return status(state, service) == ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
    }

    private static ServiceDeploymentStatus status(StateView state, Service service) {
        return Optional.ofNullable(service.currentServiceDeployment())
                .flatMap(state::serviceDeployment)
                .map(ServiceDeployment::status)
                .orElse(ServiceDeploymentStatus.IN_PROGRESS);
    }

    /** Whether an alarm that was not in ALARM when the deployment began is now. */
    static boolean isAlarmed(DeploymentConfiguration configuration, Deployment primary) {
        AlarmWatch seen = primary.rollout().alarms();
        return configuration.hasAlarms() && seen != null && !seen.triggered().isEmpty();
    }

    /** Whether a deployment that alarms have ended is rolled back. */
    static boolean rollsBack(@Nullable DeploymentAlarms alarms) {
        return alarms != null && Boolean.TRUE.equals(alarms.rollback());
    }

    private static Optional<Decision> trip(Service service, Deployment primary, boolean imagesGivenUp) {
        DeploymentConfiguration configuration = service.settings().deploymentConfiguration();
        boolean trips = CircuitBreaker.isOn(configuration)
                && (imagesGivenUp
                        || primary.attempts().breakerCount()
                                >= CircuitBreaker.threshold(configuration, service.desiredCount()));
        return trips
                ? fail(primary, DeploymentFailure.TASKS_FAILED_TO_START, CircuitBreaker.rollsBack(configuration))
                : Optional.empty();
    }

    private static Optional<Decision> fail(Deployment primary, DeploymentFailure failure, boolean rollBack) {
        return Optional.of(new Decision.FailDeployment(primary, failure, rollBack));
    }
}
