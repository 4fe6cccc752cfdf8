package dev.evenkeel.core.deployment;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.Ids;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.state.Change;
import java.util.List;

/** Begins a deployment: a revision of the service, the PRIMARY deployment of it, and its history. */
public final class NewDeployment {

    private NewDeployment() {}

    /**
     * Begins a deployment of the settings given. What was PRIMARY becomes ACTIVE, and a deployment that was under way is
     * history: STOPPED, since a newer one took its place.
     */
    public static void begin(Change change, Service service, ServiceSettings settings) {
        ArnScope scope = change.scope();
        Ids ids = change.ids();
        String cluster = service.clusterArn().name();
        String number = ids.digits19();
        String id = Deployment.id(number);
        String revisionArn = scope.serviceRevision(cluster, service.name(), number);
        String historyArn = scope.serviceDeployment(cluster, service.name(), ids.urlSafe21());
        endOpen(change, service, "it was superseded by deployment " + id);
        List<String> sources = service.deployments().stream()
                .map(Deployment::serviceRevisionArn)
                .toList();
        Deployment deployment = new Deployment(
                id,
                DeploymentStatus.PRIMARY,
                settings,
                revisionArn,
                historyArn,
                Rollout.inProgress(id),
                StartAttempts.NONE,
                change.now(),
                change.now());
        change.emit(new Event.DeploymentCreated(
                service.serviceArn(),
                deployment,
                new ServiceRevision(revisionArn, service.serviceArn(), settings, null, change.now()),
                new ServiceDeployment(
                        historyArn,
                        service.serviceArn(),
                        id,
                        ServiceDeploymentStatus.PENDING,
                        null,
                        sources,
                        revisionArn,
                        settings.deploymentConfiguration(),
                        null,
                        null,
                        DeploymentTimes.created(change.now()))));
    }

    /** Ends what is under way, since every deployment ends; one that is rolling back can only have failed to. */
    public static void endOpen(Change change, Service service, String cause) {
        for (ServiceDeployment history : change.state().serviceDeployments(service.serviceArn())) {
            if (history.isOpen()) {
                change.state()
                        .staged(history.serviceDeploymentArn())
                        .filter(staged -> !staged.phase().isOver())
                        .ifPresent(staged -> change.emit(
                                new Event.StageMoved(staged.overtaken(change.now()), "is left where it is: " + cause)));
                change.emit(new Event.ServiceDeploymentChanged(
                        history.withFindings(Monitors.of(service, service.primary(), null))
                                .withStatus(
                                        history.status() == ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS
                                                ? ServiceDeploymentStatus.ROLLBACK_FAILED
                                                : ServiceDeploymentStatus.STOPPED,
                                        "Service deployment stopped because " + cause + ".",
                                        change.now())));
            }
        }
    }
}
