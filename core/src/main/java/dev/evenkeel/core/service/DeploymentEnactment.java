package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.Monitors;
import dev.evenkeel.core.deployment.Rollback;
import dev.evenkeel.core.deployment.Rollout;
import dev.evenkeel.core.deployment.ServiceDeploymentStatus;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import java.util.Optional;

/** Carries out what was decided about a deployment as a whole: that it begins, bakes, is complete, or is given up. */
final class DeploymentEnactment {

    private DeploymentEnactment() {}

    /** What an earlier deployment that was given up holds of the traffic goes back first, whatever the new one is. */
    static void begin(Change change, Service service) {
        change.state()
                .staged(service.serviceArn())
                .filter(staged -> !staged.serviceDeploymentArn().equals(service.currentServiceDeployment()))
                .filter(StagedDeployment::holdsTraffic)
                .ifPresent(staged -> StageEnactment.giveBack(change, service, staged.givenBack()));
        Rollback.open(change, service)
                .filter(history -> history.status() == ServiceDeploymentStatus.PENDING)
                .ifPresent(history -> change.emit(new Event.ServiceDeploymentChanged(
                        history.withStatus(ServiceDeploymentStatus.IN_PROGRESS, null, change.now()))));
    }

    /** Every task is new and healthy: from now on the deployment bakes. */
    static void bake(Change change, Service service, Deployment deployment) {
        change.emit(new Event.DeploymentChanged(
                service.serviceArn(),
                deployment.withRollout(deployment.rollout().baking(change.now()), change.now())));
    }

    static void complete(Change change, Service service, Deployment deployment) {
        Rollback.open(change, service).ifPresent(history -> {
            boolean rolledBack = history.status() == ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
            change.emit(new Event.ServiceDeploymentChanged(
                    history.withFindings(Monitors.of(service, Optional.of(deployment), null))
                            .withStatus(
                                    rolledBack
                                            ? ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL
                                            : ServiceDeploymentStatus.SUCCESSFUL,
                                    history.statusReason(),
                                    change.now())));
        });
        change.emit(new Event.DeploymentChanged(
                service.serviceArn(), deployment.withRollout(Rollout.completed(deployment.id()), change.now())));
        ServiceMessages.publish(
                change, service.serviceArn(), "(deployment " + deployment.id() + ") deployment completed.");
    }

    static void fail(Change change, Service service, Deployment deployment, Decision.FailDeployment decision) {
        ServiceMessages.publishFailure(change, service.serviceArn(), deployment.id(), decision.failure());
        Rollback.end(change, service, deployment, decision.failure(), decision.rollBack());
    }
}
