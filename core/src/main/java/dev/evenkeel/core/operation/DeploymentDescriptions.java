package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.ContainerImage;
import dev.evenkeel.core.api.RollbackDescription;
import dev.evenkeel.core.api.ServiceDeploymentBrief;
import dev.evenkeel.core.api.ServiceDeploymentDescription;
import dev.evenkeel.core.api.ServiceRevisionDescription;
import dev.evenkeel.core.api.ServiceRevisionSummary;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentRollback;
import dev.evenkeel.core.deployment.PinnedImage;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.ServiceRevision;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.TaskCondition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The history of deployments, and revisions, as they are described. */
final class DeploymentDescriptions {

    private DeploymentDescriptions() {}

    static ServiceDeploymentBrief brief(ServiceDeployment history) {
        return new ServiceDeploymentBrief(
                history.serviceDeploymentArn(),
                history.serviceArn().value(),
                clusterArn(history),
                history.times().startedAt(),
                history.times().createdAt(),
                history.times().finishedAt(),
                history.targetRevision(),
                history.status().name(),
                history.statusReason());
    }

    static ServiceDeploymentDescription of(StateView state, ServiceDeployment history) {
        return new ServiceDeploymentDescription(
                history.serviceDeploymentArn(),
                history.serviceArn().value(),
                clusterArn(history),
                history.times().createdAt(),
                history.times().startedAt(),
                history.times().finishedAt(),
                history.times().stoppedAt(),
                history.times().updatedAt(),
                history.sourceRevisions().stream()
                        .map(arn -> summary(state, history, arn, false))
                        .toList(),
                summary(state, history, history.targetRevision(), true),
                history.status().name(),
                history.statusReason(),
                stage(state, history),
                StageDescriptions.hooks(StageDescriptions.staged(state, history)),
                history.deploymentConfiguration(),
                rollback(history.rollback()),
                MonitorDescriptions.breaker(state, history),
                MonitorDescriptions.alarms(state, history),
                Map.of());
    }

    private static String clusterArn(ServiceDeployment history) {
        String arn = history.serviceArn().value();
        return arn.substring(0, arn.lastIndexOf(":service/")) + ":cluster/"
                + history.serviceArn().clusterName();
    }

    private static @Nullable String stage(StateView state, ServiceDeployment history) {
        return StageDescriptions.staged(state, history)
                .map(staged -> staged.stage().shown())
                .orElse(isBaking(state, history) ? "BAKE_TIME" : null);
    }

    private static boolean isBaking(StateView state, ServiceDeployment history) {
        return history.isOpen()
                && state.service(history.serviceArn())
                        .flatMap(Service::primary)
                        .filter(primary -> primary.rollout().bakingSince() != null)
                        .isPresent();
    }

    private static @Nullable RollbackDescription rollback(@Nullable DeploymentRollback rollback) {
        return rollback == null
                ? null
                : new RollbackDescription(rollback.reason(), rollback.startedAt(), rollback.serviceRevisionArn());
    }

    private static ServiceRevisionSummary summary(
            StateView state, ServiceDeployment history, String revisionArn, boolean target) {
        String id = Deployment.id(revisionArn.substring(revisionArn.lastIndexOf('/') + 1));
        DeploymentTasks tasks = state.tasksOf(history.serviceArn()).of(id);
        boolean current = state.service(history.serviceArn())
                .flatMap(Service::primary)
                .filter(primary -> primary.id().equals(id))
                .isPresent();
        int desired =
                state.service(history.serviceArn()).map(Service::desiredCount).orElse(0);
        return new ServiceRevisionSummary(
                revisionArn,
                target && current ? desired : tasks.wanted(),
                ServiceDescriptions.running(tasks),
                tasks.count(TaskCondition.PENDING),
                StageDescriptions.test(StageDescriptions.staged(state, history), id),
                StageDescriptions.production(StageDescriptions.staged(state, history), id));
    }

    static ServiceRevisionDescription revision(StateView state, ServiceRevision revision) {
        ServiceSettings settings = revision.settings();
        String arn = revision.serviceArn().value();
        return new ServiceRevisionDescription(
                revision.serviceRevisionArn(),
                arn,
                arn.substring(0, arn.lastIndexOf(":service/")) + ":cluster/"
                        + revision.serviceArn().clusterName(),
                settings.taskDefinition().value(),
                settings.capacityProviderStrategy().isEmpty() ? null : settings.capacityProviderStrategy(),
                settings.launchType() == null ? null : settings.launchType().name(),
                settings.platformVersion(),
                null,
                settings.loadBalancers(),
                settings.networkConfiguration(),
                images(state, revision),
                false,
                revision.createdAt(),
                settings.other());
    }

    /** The images by name, and by digest as far as they are fixed. */
    private static List<ContainerImage> images(StateView state, ServiceRevision revision) {
        List<PinnedImage> pinned = Objects.requireNonNullElse(revision.images(), List.of());
        return state.taskDefinition(revision.settings().taskDefinition()).stream()
                .flatMap(definition -> definition.containers().stream())
                .map(container -> new ContainerImage(
                        container.name(),
                        pinned.stream()
                                .filter(image -> image.containerName().equals(container.name()))
                                .map(PinnedImage::imageDigest)
                                .findFirst()
                                .orElse(null),
                        container.image()))
                .toList();
    }
}
