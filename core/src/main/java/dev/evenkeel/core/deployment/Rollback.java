package dev.evenkeel.core.deployment;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceMessages;
import dev.evenkeel.core.state.Change;
import java.util.Optional;

/**
 * The end of a deployment that is given up.
 *
 * <p>Rolled back, the newest deployment that was COMPLETED becomes PRIMARY again under its old id and turns IN_PROGRESS
 * (so was seen on ECS); the failed one is ACTIVE until its tasks are gone. Without a rollback, or with nothing to go back
 * to, the failed deployment stays PRIMARY and starts no more tasks. A rollback that fails itself is not rolled back again.
 */
public final class Rollback {

    private Rollback() {}

    /** Gives a deployment up as FAILED. */
    public static void end(
            Change change, Service service, Deployment failed, DeploymentFailure failure, boolean rollBack) {
        boolean rollingBack = history(change, service, failed).status() == ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
        Optional<Deployment> target =
                rollBack && !rollingBack ? lastCompleted(change, service, failed) : Optional.empty();
        target.ifPresentOrElse(
                found -> to(change, service, failed, found, failure, failure.reason()),
                () -> giveUp(change, service, failed, failure, failure.reason()));
    }

    /** The failed deployment stays PRIMARY, and starts no more tasks. */
    public static void giveUp(
            Change change, Service service, Deployment failed, DeploymentFailure failure, String reason) {
        ServiceDeployment history =
                history(change, service, failed).withFindings(Monitors.of(service, Optional.of(failed), failure));
        boolean rollingBack = history.status() == ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
        change.emit(new Event.DeploymentChanged(
                service.serviceArn(), failed.withRollout(failed.rollout().failed(reason), change.now())));
        change.emit(new Event.ServiceDeploymentChanged(history.withStatus(
                rollingBack ? ServiceDeploymentStatus.ROLLBACK_FAILED : ServiceDeploymentStatus.STOPPED,
                reason,
                change.now())));
    }

    /** The target is PRIMARY again, under its old id. */
    public static void to(
            Change change,
            Service service,
            Deployment failed,
            Deployment target,
            DeploymentFailure failure,
            String reason) {
        ServiceDeployment history =
                history(change, service, failed).withFindings(Monitors.of(service, Optional.of(failed), failure));
        Deployment restored = target.withStatus(DeploymentStatus.PRIMARY, change.now())
                .withAttempts(StartAttempts.NONE, change.now())
                .withRollout(Rollout.inProgress(target.id()), change.now());
        change.emit(new Event.RolledBack(
                service.serviceArn(),
                restored,
                failed.withStatus(DeploymentStatus.ACTIVE, change.now())
                        .withRollout(failed.rollout().failed(failure.rollingBackTo(restored.id())), change.now())));
        change.emit(new Event.ServiceDeploymentChanged(
                history.rollingBackTo(restored.serviceRevisionArn(), reason, change.now())));
        ServiceMessages.publish(change, service.serviceArn(), "rolling back to deployment " + restored.id() + ".");
    }

    /** A deployment that was restored by a rollback has that one's history open, and not its own. */
    private static ServiceDeployment history(Change change, Service service, Deployment failed) {
        return open(change, service)
                .or(() -> change.state().serviceDeployment(failed.serviceDeploymentArn()))
                .orElseThrow();
    }

    /** The history that is under way; there is one at the most. */
    public static Optional<ServiceDeployment> open(Change change, Service service) {
        return change.state().serviceDeployments(service.serviceArn()).stream()
                .filter(ServiceDeployment::isOpen)
                .findFirst();
    }

    private static Optional<Deployment> lastCompleted(Change change, Service service, Deployment failed) {
        Optional<Deployment> live = service.deployments().stream()
                .filter(deployment -> !deployment.id().equals(failed.id()))
                .filter(deployment -> deployment.rolloutState() == RolloutState.COMPLETED)
                .findFirst();
        return live.or(() -> change.state().serviceDeployments(service.serviceArn()).stream()
                .filter(history -> history.status() == ServiceDeploymentStatus.SUCCESSFUL)
                .filter(history -> !history.deploymentId().equals(failed.id()))
                // An earlier service of the same name is none of ours.
                .filter(history -> !history.times().createdAt().isBefore(service.createdAt()))
                .findFirst()
                .flatMap(history -> revive(change, history)));
    }

    /** A deployment that was drained already, made anew from its revision. */
    private static Optional<Deployment> revive(Change change, ServiceDeployment history) {
        return change.state()
                .serviceRevision(history.targetRevision())
                .filter(revision -> change.state()
                        .taskDefinition(revision.settings().taskDefinition())
                        .isPresent())
                .map(revision -> new Deployment(
                        history.deploymentId(),
                        DeploymentStatus.ACTIVE,
                        revision.settings(),
                        revision.serviceRevisionArn(),
                        history.serviceDeploymentArn(),
                        Rollout.completed(history.deploymentId()),
                        StartAttempts.NONE,
                        history.times().createdAt(),
                        change.now()));
    }
}
