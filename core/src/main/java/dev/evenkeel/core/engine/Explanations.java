package dev.evenkeel.core.engine;

import dev.evenkeel.core.capacity.CapacityProviderSplit;
import dev.evenkeel.core.capacity.CapacityQueue;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.FindingKind;
import dev.evenkeel.core.explanation.ServiceExplanation;
import dev.evenkeel.core.explanation.ServiceExplanation.DeploymentExplanation;
import dev.evenkeel.core.explanation.ServiceExplanation.RejectionExplanation;
import dev.evenkeel.core.explanation.TaskExplanation;
import dev.evenkeel.core.explanation.TaskExplanation.ContainerExplanation;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.PlacementOutcome;
import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceReconciler;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import dev.evenkeel.core.task.TaskFindings;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Answers why a service or a task is as it is, by asking those who decide about it. On the timeline only. */
public final class Explanations {
    private final StateView state;
    private final ServiceReconciler reconciler;
    private final Placement placement;
    private final Duration healthyAfter;

    Explanations(StateView state, ServiceReconciler reconciler, Placement placement, Duration healthyAfter) {
        this.state = state;
        this.reconciler = reconciler;
        this.placement = placement;
        this.healthyAfter = healthyAfter;
    }

    /** Why a service is as it is; empty when there is none. */
    public Optional<ServiceExplanation> service(ServiceArn arn, Instant now) {
        return state.service(arn).map(service -> explain(service, now));
    }

    /** Why a task is as it is; empty when there is none, or it was forgotten. */
    public Optional<TaskExplanation> task(TaskArn arn, Instant now) {
        return state.task(arn).map(task -> explain(task, now));
    }

    private ServiceExplanation explain(Service service, Instant now) {
        List<Finding> findings = reconciler.findings(state, service, now);
        boolean roomless = findings.stream().anyMatch(finding -> finding.kind() == FindingKind.NO_ROOM);
        return new ServiceExplanation(
                service.serviceArn().value(),
                service.status().name(),
                scheduler(service),
                service.desiredCount(),
                findings,
                reconciler.budget(state, service).orElse(null),
                service.deployments().stream()
                        .map(deployment -> explain(service, deployment))
                        .toList(),
                roomless ? rejections(service) : List.of(),
                reconciler.reconcile(state, service, now).wakeAt());
    }

    /** Which rules keep it up, in ECS's words: scheduling strategy, controller, and strategy of its deployments. */
    private static String scheduler(Service service) {
        ServiceSettings settings = service.settings();
        if (!settings.deploymentController().equals("ECS")) {
            return settings.schedulingStrategy() + ", " + settings.deploymentController();
        }
        return settings.schedulingStrategy() + ", "
                + Objects.requireNonNullElse(settings.deploymentConfiguration().strategy(), "ROLLING");
    }

    private DeploymentExplanation explain(Service service, Deployment deployment) {
        DeploymentTasks tasks = state.tasksOf(service.serviceArn()).of(deployment.id());
        return new DeploymentExplanation(
                deployment.id(),
                deployment.status().name(),
                deployment.rolloutState().name(),
                deployment.settings().taskDefinition().value(),
                tasks.count(TaskCondition.PENDING),
                tasks.running(),
                tasks.count(TaskCondition.HEALTHY),
                tasks.count(TaskCondition.UNHEALTHY),
                tasks.count(TaskCondition.STOPPING),
                deployment.failedTasks());
    }

    /** Asked anew, as the next start of the first deployment that lacks room will ask. */
    private List<RejectionExplanation> rejections(Service service) {
        return service.deployments().stream()
                .filter(deployment -> deployment.placementTrouble() != null || waits(service, deployment))
                .filter(deployment -> !deployment.settings().isOnFargate())
                .findFirst()
                .map(deployment -> missed(service, deployment).rejections().stream()
                        .map(rejection -> new RejectionExplanation(
                                rejection.instance().value(),
                                rejection.misfit().failureReason(),
                                rejection.needed(),
                                rejection.free()))
                        .toList())
                .orElse(List.of());
    }

    private boolean waits(Service service, Deployment deployment) {
        return CapacityQueue.waiting(state, service.serviceArn()).stream()
                .anyMatch(task -> deployment.id().equals(task.deploymentId()));
    }

    private PlacementOutcome.Unplaced missed(Service service, Deployment deployment) {
        TaskDefinition definition =
                state.taskDefinition(deployment.settings().taskDefinition()).orElseThrow();
        PlacementRequest asked = service.placementRequest(definition, state.version());
        Optional<String> provider = CapacityProviderSplit.next(
                deployment.settings().capacityProviderStrategy(),
                state.tasksOf(service.serviceArn()).wantedByProvider());
        PlacementOutcome outcome =
                placement.place(state, provider.map(asked::inProvider).orElse(asked));
        return switch (outcome) {
            case PlacementOutcome.Placed placed -> new PlacementOutcome.Unplaced(List.of());
            case PlacementOutcome.Unplaced unplaced ->
                provider.map(name -> unplaced.within(state, name)).orElse(unplaced);
        };
    }

    private TaskExplanation explain(Task task, Instant now) {
        TaskDefinition definition =
                state.taskDefinition(task.launch().taskDefinitionArn()).orElseThrow();
        Optional<Service> service =
                Optional.ofNullable(task.launch().serviceArn()).flatMap(state::service);
        Instant provenAt = service.isPresent()
                ? Assessments.assess(state, task, healthyAfter, now).changesAt()
                : null;
        return new TaskExplanation(
                task.taskArn().value(),
                task.lastStatus().name(),
                task.progress().desiredStatus().name(),
                service.isPresent() ? task.standing().name() : null,
                task.launch().containerInstanceArn() == null
                        ? null
                        : task.launch().containerInstanceArn().value(),
                TaskFindings.of(task, definition, provenAt),
                task.progress().containers().stream()
                        .map(container -> new ContainerExplanation(
                                container.name(),
                                container.status().name(),
                                container.health().name(),
                                container.exitCode(),
                                container.reason()))
                        .toList(),
                provenAt);
    }
}
