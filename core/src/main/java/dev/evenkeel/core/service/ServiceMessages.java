package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.DeploymentFailure;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.state.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Service events: sentences in ECS's own words, each beginning with {@code (service NAME)}. */
public final class ServiceMessages {
    private static final String STEADY = "has reached a steady state.";
    private static final String DEADLOCK =
            "was unable to stop or start tasks during a deployment because of the service deployment configuration."
                    + " Update the minimumHealthyPercent or maximumPercent value and try again.";
    /** A message is held back while it would only repeat itself, for this long at the most (ECS: 6 h). */
    private static final Duration REPEATED_AFTER = Duration.ofHours(6);

    private ServiceMessages() {}

    /** Publishes {@code (service NAME) text}. */
    public static void publish(Change change, ServiceArn service, String text) {
        emit(change, service, "(service " + service.name() + ") " + text);
    }

    /** Publishes {@code (service NAME, taskSet ID) text}; a deployment is a task set to ECS. */
    static void publishOfTaskSet(Change change, ServiceArn service, String deploymentId, String text) {
        emit(change, service, "(service " + service.name() + ", taskSet " + deploymentId + ") " + text);
    }

    /** The same about tasks of a deployment: where deployments are task sets, the message names the task set. */
    static void publish(Change change, ServiceArn service, @Nullable String deploymentId, String text) {
        boolean ofTaskSet = change.state()
                .service(service)
                .filter(found -> found.settings().hasTaskSets())
                .isPresent();
        emit(
                change,
                service,
                "(service " + service.name() + (ofTaskSet ? ", taskSet " + deploymentId : "") + ") " + text);
    }

    /**
     * The same, unless it only repeats itself: said since the service was last steady, less than six hours ago.
     *
     * @param newCause whether what it tells of had gone away since
     */
    public static void publishOnce(Change change, ServiceArn service, String text, boolean newCause) {
        if (newCause || !isHeldBack(change.state().service(service).orElseThrow(), text, change.now())) {
            publish(change, service, text);
        }
    }

    private static boolean isHeldBack(Service service, String text, Instant now) {
        return saidAt(service, text)
                .filter(said -> said.plus(REPEATED_AFTER).isAfter(now))
                .isPresent();
    }

    /** When a message was last said, unless the service has been steady since. */
    private static Optional<Instant> saidAt(Service service, String text) {
        String message = "(service " + service.name() + ") " + text;
        for (ServiceEvent event : service.events()) {
            if (message.equals(event.message())) {
                return Optional.ofNullable(event.createdAt());
            }
            if (event.message() != null && event.message().endsWith(STEADY)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** When a service that stays steady says so again (ECS: about every 6 h). */
    static Optional<Instant> steadyAgainAt(Service service) {
        return saidAt(service, STEADY).map(said -> said.plus(REPEATED_AFTER));
    }

    /** When a service that still can not move says so again. */
    static Optional<Instant> deadlockAgainAt(Service service) {
        return saidAt(service, DEADLOCK).map(said -> said.plus(REPEATED_AFTER));
    }

    /** Whether the service has said already that its percentages leave no room to move. */
    static boolean hasToldOfDeadlock(Service service, Instant now) {
        return isHeldBack(service, DEADLOCK, now);
    }

    /** Whether the service has said already that protected tasks keep a deployment from scaling in. */
    static boolean hasToldOfProtection(Service service, String deploymentId, Instant now) {
        return isHeldBack(service, protection(deploymentId), now);
    }

    static void publishProtection(Change change, ServiceArn service, String deploymentId) {
        publish(change, service, protection(deploymentId));
    }

    private static String protection(String deploymentId) {
        return "was unable to reach steady state because task set (" + deploymentId + ") was unable to scale in."
                + " Reason: The number of protected tasks are more than the desired count of tasks.";
    }

    /** A deployment is given up, rolled back or not. */
    static void publishFailure(Change change, ServiceArn service, String deploymentId, DeploymentFailure failure) {
        publish(change, service, "(deployment " + deploymentId + ") deployment failed: " + failure.eventText());
    }

    static void publishDeadlock(Change change, ServiceArn service) {
        publish(change, service, DEADLOCK);
    }

    static void publishSteady(Change change, ServiceArn service) {
        publish(change, service, STEADY);
    }

    private static void emit(Change change, ServiceArn service, String message) {
        change.emit(new Event.ServiceEventPublished(
                service, new ServiceEvent(change.ids().uuid(), change.now(), message)));
    }
}
