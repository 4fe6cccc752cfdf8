package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.ContinueServiceDeploymentRequest;
import dev.evenkeel.core.api.ContinueServiceDeploymentResponse;
import dev.evenkeel.core.api.CreatedAt;
import dev.evenkeel.core.api.DescribeServiceDeploymentsRequest;
import dev.evenkeel.core.api.DescribeServiceDeploymentsResponse;
import dev.evenkeel.core.api.DescribeServiceRevisionsRequest;
import dev.evenkeel.core.api.DescribeServiceRevisionsResponse;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.ListServiceDeploymentsRequest;
import dev.evenkeel.core.api.ListServiceDeploymentsResponse;
import dev.evenkeel.core.api.ServiceDeploymentBrief;
import dev.evenkeel.core.api.ServiceDeploymentDescription;
import dev.evenkeel.core.api.ServiceRevisionDescription;
import dev.evenkeel.core.api.StopServiceDeploymentRequest;
import dev.evenkeel.core.api.StopServiceDeploymentResponse;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.ServiceDeploymentStatus;
import dev.evenkeel.core.deployment.stage.HookAction;
import dev.evenkeel.core.deployment.stage.HookLifecycle;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.state.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations on the history of deployments, and on the revisions they are of. */
public final class ServiceDeploymentOperations {
    private static final int DESCRIBED_MAX = 20;
    private static final List<String> STATUSES =
            Arrays.stream(ServiceDeploymentStatus.values()).map(Enum::name).toList();

    ServiceDeploymentOperations() {}

    /** Lists the deployments of a service, newest first. */
    public ListServiceDeploymentsResponse listServiceDeployments(ListServiceDeploymentsRequest request, Change change) {
        Cluster cluster = Names.existingCluster(change, request.cluster());
        ServiceArn service = Names.service(change, cluster, request.service());
        if (change.state().service(service).isEmpty()) {
            throw EcsException.serviceNotFound();
        }
        Objects.requireNonNullElse(request.status(), List.<String>of())
                .forEach(status -> ServiceRules.oneOf("status", status, status, STATUSES));
        List<ServiceDeploymentBrief> found = change.state().serviceDeployments(service).stream()
                .filter(history -> request.status() == null
                        || request.status().isEmpty()
                        || request.status().contains(history.status().name()))
                .filter(history -> isWithin(history.times().createdAt(), request.createdAt()))
                .map(DeploymentDescriptions::brief)
                .toList();
        Page<ServiceDeploymentBrief> page = Page.of(
                found,
                brief -> String.valueOf(brief.serviceDeploymentArn()),
                request.maxResults(),
                20,
                100,
                request.nextToken());
        return new ListServiceDeploymentsResponse(page.items(), page.nextToken());
    }

    private static boolean isWithin(Instant at, @Nullable CreatedAt span) {
        return span == null
                || ((span.after() == null || at.isAfter(span.after()))
                        && (span.before() == null || at.isBefore(span.before())));
    }

    /** Describes up to 20 deployments; a missing one is a failure with reason MISSING. */
    public DescribeServiceDeploymentsResponse describeServiceDeployments(
            DescribeServiceDeploymentsRequest request, Change change) {
        List<ServiceDeploymentDescription> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String arn : checked("serviceDeploymentArns", request.serviceDeploymentArns())) {
            change.state()
                    .serviceDeployment(arn)
                    .ifPresentOrElse(
                            history -> found.add(DeploymentDescriptions.of(change.state(), history)),
                            () -> failures.add(new Failure(arn, "MISSING", null)));
        }
        return new DescribeServiceDeploymentsResponse(found, failures);
    }

    /** Describes up to 20 revisions; a missing one is a failure with reason MISSING. */
    public DescribeServiceRevisionsResponse describeServiceRevisions(
            DescribeServiceRevisionsRequest request, Change change) {
        List<ServiceRevisionDescription> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String arn : checked("serviceRevisionArns", request.serviceRevisionArns())) {
            change.state()
                    .serviceRevision(arn)
                    .ifPresentOrElse(
                            revision -> found.add(DeploymentDescriptions.revision(change.state(), revision)),
                            () -> failures.add(new Failure(arn, "MISSING", null)));
        }
        return new DescribeServiceRevisionsResponse(found, failures);
    }

    private static List<String> checked(String member, @Nullable List<String> arns) {
        List<String> given = Objects.requireNonNullElse(arns, List.of());
        if (given.isEmpty()) {
            throw EcsException.invalidParameter(member + " cannot be empty.");
        }
        if (given.size() > DESCRIBED_MAX) {
            throw EcsException.invalidParameter(member + " cannot exceed " + DESCRIBED_MAX + " elements.");
        }
        return given;
    }

    /**
     * Asks that a deployment that is under way is stopped: rolled back by default, or left where it is with ABORT. The
     * scheduler does it right after the answer. One that rolls back already can not be stopped any more.
     */
    public StopServiceDeploymentResponse stopServiceDeployment(StopServiceDeploymentRequest request, Change change) {
        ServiceDeployment history = named(request.serviceDeploymentArn(), change);
        String stopType = ServiceRules.oneOf("stopType", request.stopType(), "ROLLBACK", List.of("ABORT", "ROLLBACK"));
        ServiceDeploymentStatus requested = stopType.equals("ABORT")
                ? ServiceDeploymentStatus.STOP_REQUESTED
                : ServiceDeploymentStatus.ROLLBACK_REQUESTED;
        if (!history.status().next().contains(requested)) {
            throw new EcsException(
                    ErrorCode.CONFLICT,
                    "The service deployment is " + history.status() + " and can not be stopped.",
                    List.of(history.serviceDeploymentArn()));
        }
        change.emit(new Event.ServiceDeploymentChanged(history.withStatus(
                requested, "StopServiceDeployment was called with stopType " + stopType + ".", change.now())));
        return new StopServiceDeploymentResponse(history.serviceDeploymentArn());
    }

    /** Lets a deployment that is paused at a lifecycle hook go on, or sends it back. */
    public ContinueServiceDeploymentResponse continueServiceDeployment(
            ContinueServiceDeploymentRequest request, Change change) {
        ServiceDeployment history = named(request.serviceDeploymentArn(), change);
        String action = ServiceRules.oneOf("action", request.action(), "CONTINUE", List.of("CONTINUE", "ROLLBACK"));
        String hookId = Objects.requireNonNullElse(request.hookId(), "");
        if (hookId.isBlank()) {
            throw EcsException.invalidParameter("hookId can not be blank.");
        }
        StagedDeployment staged = StageDescriptions.staged(change.state(), history)
                .flatMap(found -> HookLifecycle.decided(found, hookId, HookAction.valueOf(action), change.now()))
                .orElseThrow(() -> EcsException.invalidParameter(
                        "The service deployment is not paused at a lifecycle hook with the id " + hookId + "."));
        change.emit(new Event.StageMoved(staged, "the pause is ended by ContinueServiceDeployment with " + action));
        return new ContinueServiceDeploymentResponse(history.serviceDeploymentArn());
    }

    private static ServiceDeployment named(@Nullable String serviceDeploymentArn, Change change) {
        return Optional.ofNullable(serviceDeploymentArn)
                .flatMap(arn -> change.state().serviceDeployment(arn))
                .orElseThrow(() ->
                        new EcsException(ErrorCode.SERVICE_DEPLOYMENT_NOT_FOUND, "Service deployment not found."));
    }
}
