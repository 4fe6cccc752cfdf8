package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.CreateServiceResponse;
import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.DeleteServiceResponse;
import dev.evenkeel.core.api.DescribeServicesRequest;
import dev.evenkeel.core.api.DescribeServicesResponse;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.ListServicesByNamespaceRequest;
import dev.evenkeel.core.api.ListServicesByNamespaceResponse;
import dev.evenkeel.core.api.ListServicesRequest;
import dev.evenkeel.core.api.ListServicesResponse;
import dev.evenkeel.core.api.ServiceDescription;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.api.UpdateServiceResponse;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.deployment.NewDeployment;
import dev.evenkeel.core.discovery.Discovery;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.service.SchedulingStrategy;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskset.NewTaskSet;
import dev.evenkeel.core.taskset.TaskSetStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Operations on services. */
public final class ServiceOperations {
    private static final int DESCRIBED_MAX = 10;

    private final Placement placement;

    ServiceOperations(Placement placement) {
        this.placement = placement;
    }

    /** Creates a service, or answers the one that the same request made before. */
    public CreateServiceResponse createService(CreateServiceRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        ServiceArn arn = Names.newService(change, cluster, request.serviceName());
        SchedulerRules.checkNew(request);
        String controller = SchedulerRules.controller(request.deploymentController());
        TaskDefinition definition = SchedulerRules.isExternal(controller)
                ? null
                : Names.runnableTaskDefinition(change, request.taskDefinition());
        ServiceSettings settings = NewServices.settings(request, change.state(), cluster, definition, placement);
        StagedConfigurations.checkTraffic(settings);
        int desired = SchedulerRules.desiredCount(request);
        List<Tag> tags = TagRules.checked(request.tags());
        Optional<Service> repeated = repeated(change, arn, request, settings, desired);
        if (repeated.isPresent()) {
            return new CreateServiceResponse(ServiceDescriptions.of(change.state(), repeated.get(), true));
        }
        ClientTokens.check(change, cluster, "CreateService", request.clientToken(), 36, request);
        Service service = new Service(
                arn,
                cluster.clusterArn(),
                ServiceStatus.ACTIVE,
                desired,
                settings,
                List.of(),
                List.of(),
                false,
                null,
                change.scope().rootPrincipal(),
                change.now());
        change.emit(new Event.ServiceCreated(service));
        change.emit(new Event.TagsChanged(arn.value(), tags));
        begin(change, service);
        ClientTokens.remember(change, cluster, "CreateService", request.clientToken(), request, List.of(arn.value()));
        return new CreateServiceResponse(described(change, arn));
    }

    /** CODE_DEPLOY begins with a task set of its own, EXTERNAL with none. */
    private static void begin(Change change, Service service) {
        ServiceSettings settings = service.settings();
        if (!settings.hasTaskSets()) {
            NewDeployment.begin(change, service, settings);
        } else if (!SchedulerRules.isExternal(settings.deploymentController())) {
            NewTaskSet.begin(change, service, settings, TaskSetStatus.PRIMARY, 100, null);
        }
    }

    /** The service of that name when it is just what is asked for; another one of the name is a refusal. */
    private static Optional<Service> repeated(
            Change change, ServiceArn arn, CreateServiceRequest request, ServiceSettings settings, int desired) {
        Optional<Service> existing = change.state().service(arn);
        if (existing.isEmpty() || existing.get().status() == ServiceStatus.INACTIVE) {
            return Optional.empty();
        }
        if (existing.get().status() == ServiceStatus.DRAINING) {
            throw EcsException.invalidParameter("Unable to Start a service that is still Draining.");
        }
        boolean same = existing.get().settings().equals(settings)
                && (settings.isDaemon() || existing.get().desiredCount() == desired);
        if (!same
                && !ClientTokens.isRepeated(
                        change, arn.clusterName(), "CreateService", request.clientToken(), request)) {
            throw EcsException.invalidParameter("Creation of service was not idempotent.");
        }
        return existing;
    }

    /** Changes a service; what is part of its revision starts a new deployment. */
    public UpdateServiceResponse updateService(UpdateServiceRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        ServiceArn arn = Names.service(change, cluster, request.service());
        Service service = change.state().service(arn).orElseThrow(EcsException::serviceNotFound);
        if (service.status() != ServiceStatus.ACTIVE) {
            throw new EcsException(ErrorCode.SERVICE_NOT_ACTIVE, "Service was not ACTIVE.");
        }
        int desired = request.desiredCount() == null
                ? service.desiredCount()
                : NewServices.checkedCount(request.desiredCount());
        ServiceSettings settings = UpdatedServices.settings(request, service, change, cluster, placement);
        StagedConfigurations.checkTraffic(settings);
        if (!settings.equals(service.settings())) {
            change.emit(new Event.ServiceSettingsChanged(arn, settings));
        }
        if (desired != service.desiredCount()) {
            change.emit(new Event.DesiredCountChanged(arn, service.desiredCount(), desired));
        }
        if (UpdatedServices.startsDeployment(request, service.settings(), settings)) {
            NewDeployment.begin(change, change.state().service(arn).orElseThrow(), settings);
        }
        return new UpdateServiceResponse(described(change, arn));
    }

    /** Deletes a service: it is DRAINING until its last task has stopped, and then INACTIVE. */
    public DeleteServiceResponse deleteService(DeleteServiceRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        ServiceArn arn = Names.service(change, cluster, request.service());
        Service service = change.state().service(arn).orElseThrow(EcsException::serviceNotFound);
        if (service.status() == ServiceStatus.INACTIVE) {
            throw EcsException.serviceNotFound();
        }
        boolean scaled =
                service.desiredCount() > 0 && service.settings().schedulingStrategy() == SchedulingStrategy.REPLICA;
        if (!Boolean.TRUE.equals(request.force()) && scaled) {
            throw EcsException.invalidParameter("The service cannot be stopped while it is scaled above 0.");
        }
        if (service.status() == ServiceStatus.ACTIVE) {
            if (service.desiredCount() > 0) {
                change.emit(new Event.DesiredCountChanged(arn, service.desiredCount(), 0));
            }
            NewDeployment.endOpen(change, service, "the service was deleted");
            change.emit(new Event.ServiceStatusChanged(arn, ServiceStatus.DRAINING));
        }
        return new DeleteServiceResponse(described(change, arn));
    }

    /** Describes up to 10 services; a missing one is a failure with reason MISSING, not an error. */
    public DescribeServicesResponse describeServices(DescribeServicesRequest request, Change change) {
        Cluster cluster = Names.existingCluster(change, request.cluster());
        List<String> given = Objects.requireNonNullElse(request.services(), List.of());
        if (given.isEmpty()) {
            throw EcsException.invalidParameter("Services cannot be empty.");
        }
        if (given.size() > DESCRIBED_MAX) {
            throw EcsException.invalidParameter("Services cannot exceed " + DESCRIBED_MAX + " elements.");
        }
        boolean tags = request.include() != null && request.include().contains("TAGS");
        List<ServiceDescription> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String name : given) {
            ServiceArn arn = Names.service(change, cluster, name);
            change.state()
                    .service(arn)
                    .ifPresentOrElse(
                            service -> found.add(ServiceDescriptions.of(change.state(), service, tags)),
                            () -> failures.add(new Failure(arn.value(), "MISSING", null)));
        }
        return new DescribeServicesResponse(found, failures);
    }

    /** Lists the ARNs of services that are not INACTIVE. */
    public ListServicesResponse listServices(ListServicesRequest request, Change change) {
        Cluster cluster = Names.existingCluster(change, request.cluster());
        List<String> arns = change.state().services().stream()
                .filter(service -> service.clusterArn().equals(cluster.clusterArn()))
                .filter(service -> service.status() != ServiceStatus.INACTIVE)
                .filter(service -> request.launchType() == null
                        || request.launchType()
                                .equals(String.valueOf(service.settings().launchType())))
                .filter(service -> request.schedulingStrategy() == null
                        || request.schedulingStrategy()
                                .equals(service.settings().schedulingStrategy().name()))
                .map(service -> service.serviceArn().value())
                .toList();
        Page<String> page = Page.of(arns, arn -> arn, request.maxResults(), 10, 100, request.nextToken());
        return new ListServicesResponse(page.items(), page.nextToken());
    }

    /** Lists the services of all clusters that take part in Service Connect in a namespace. */
    public ListServicesByNamespaceResponse listServicesByNamespace(
            ListServicesByNamespaceRequest request, Change change) {
        if (request.namespace() == null || request.namespace().isBlank()) {
            throw EcsException.invalidParameter("Namespace can not be blank.");
        }
        List<String> arns = change.state().services().stream()
                .filter(service -> service.status() != ServiceStatus.INACTIVE)
                .filter(service -> Discovery.isIn(change.state(), service, request.namespace()))
                .map(service -> service.serviceArn().value())
                .toList();
        Page<String> page = Page.of(arns, arn -> arn, request.maxResults(), 10, 100, request.nextToken());
        return new ListServicesByNamespaceResponse(page.items(), page.nextToken());
    }

    private static ServiceDescription described(Change change, ServiceArn arn) {
        return ServiceDescriptions.of(
                change.state(), change.state().service(arn).orElseThrow(), true);
    }
}
