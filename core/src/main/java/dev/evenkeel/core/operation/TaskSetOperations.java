package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.CreateTaskSetRequest;
import dev.evenkeel.core.api.CreateTaskSetResponse;
import dev.evenkeel.core.api.DeleteTaskSetRequest;
import dev.evenkeel.core.api.DeleteTaskSetResponse;
import dev.evenkeel.core.api.DescribeTaskSetsRequest;
import dev.evenkeel.core.api.DescribeTaskSetsResponse;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.TaskSetDescription;
import dev.evenkeel.core.api.UpdateServicePrimaryTaskSetRequest;
import dev.evenkeel.core.api.UpdateServicePrimaryTaskSetResponse;
import dev.evenkeel.core.api.UpdateTaskSetRequest;
import dev.evenkeel.core.api.UpdateTaskSetResponse;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.event.TokenUse;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.taskset.NewTaskSet;
import dev.evenkeel.core.taskset.TaskSet;
import dev.evenkeel.core.taskset.TaskSetStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations on the task sets of services that an outside deployer rolls: controllers EXTERNAL and CODE_DEPLOY. */
public final class TaskSetOperations {
    private static final int TASK_SETS_MAX = 5;

    private final Placement placement;

    TaskSetOperations(Placement placement) {
        this.placement = placement;
    }

    /** Creates a task set, ACTIVE and of scale 0 unless told otherwise; the same token and request answer the first one. */
    public CreateTaskSetResponse createTaskSet(CreateTaskSetRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        Service service = active(change, cluster, request.service());
        Optional<TokenUse> before =
                ClientTokens.check(change, cluster, "CreateTaskSet", request.clientToken(), 36, request);
        Optional<TaskSet> made = before.flatMap(
                use -> find(change, service.serviceArn(), use.resources().get(0)));
        if (made.isPresent()) {
            return new CreateTaskSetResponse(TaskSetDescriptions.of(change.state(), service, made.get(), true));
        }
        ServiceSettings settings = NewTaskSets.settings(request, service, change, cluster, placement);
        double scale = request.scale() == null ? 0 : NewTaskSets.scale(request.scale());
        List<Tag> tags = TagRules.checked(request.tags());
        int existing = change.state().taskSets(service.serviceArn()).size();
        if (existing >= TASK_SETS_MAX) {
            throw EcsException.invalidParameter(existing + " deployments exist on the service. Unable to create new"
                    + " TaskSet since this exceeds the maximum limit.");
        }
        TaskSet taskSet =
                NewTaskSet.begin(change, service, settings, TaskSetStatus.ACTIVE, scale, request.externalId());
        change.emit(new Event.TagsChanged(taskSet.taskSetArn(), tags));
        ClientTokens.remember(
                change, cluster, "CreateTaskSet", request.clientToken(), request, List.of(taskSet.taskSetArn()));
        return new CreateTaskSetResponse(described(change, taskSet));
    }

    /** Gives a task set another scale. */
    public UpdateTaskSetResponse updateTaskSet(UpdateTaskSetRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        TaskSet taskSet = live(change, active(change, cluster, request.service()), request.taskSet());
        if (request.scale() == null) {
            throw EcsException.invalidParameter("scale must be specified.");
        }
        double scale = NewTaskSets.scale(request.scale());
        if (scale != taskSet.scale()) {
            change.emit(new Event.TaskSetChanged(taskSet.withScale(scale, change.now())));
        }
        return new UpdateTaskSetResponse(described(change, taskSet));
    }

    /**
     * Deletes a task set: it is DRAINING until its last task has stopped. Without force only one that is scaled to 0, has
     * no tasks and is not PRIMARY.
     */
    public DeleteTaskSetResponse deleteTaskSet(DeleteTaskSetRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        Service service = active(change, cluster, request.service());
        TaskSet taskSet = existing(change, service, request.taskSet());
        if (!Boolean.TRUE.equals(request.force())) {
            checkIdle(change, service, taskSet);
        }
        if (taskSet.status() != TaskSetStatus.DRAINING) {
            change.emit(new Event.TaskSetChanged(taskSet.withStatus(TaskSetStatus.DRAINING, change.now())));
        }
        return new DeleteTaskSetResponse(described(change, taskSet));
    }

    private static void checkIdle(Change change, Service service, TaskSet taskSet) {
        if (taskSet.status() == TaskSetStatus.PRIMARY) {
            throw EcsException.invalidParameter("The primary task set cannot be deleted without force.");
        }
        boolean hasTasks =
                change.state().tasksOf(service.serviceArn()).of(taskSet.id()).live() > 0;
        if (hasTasks || taskSet.computedDesiredCount(service.desiredCount()) > 0) {
            throw EcsException.invalidParameter("The task set cannot be deleted while it is scaled above 0.");
        }
    }

    /** Describes task sets, all of the service when none are named; a missing one is a failure with reason MISSING. */
    public DescribeTaskSetsResponse describeTaskSets(DescribeTaskSetsRequest request, Change change) {
        Cluster cluster = Names.existingCluster(change, request.cluster());
        Service service = ofTaskSets(change, cluster, request.service());
        if (service.status() == ServiceStatus.INACTIVE) {
            throw notActive();
        }
        boolean tags = request.include() != null && request.include().contains("TAGS");
        List<String> given = Objects.requireNonNullElse(request.taskSets(), List.of());
        if (given.isEmpty()) {
            return new DescribeTaskSetsResponse(TaskSetDescriptions.of(change.state(), service, tags), List.of());
        }
        List<TaskSetDescription> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String name : given) {
            find(change, service.serviceArn(), name)
                    .ifPresentOrElse(
                            taskSet -> found.add(TaskSetDescriptions.of(change.state(), service, taskSet, tags)),
                            () -> failures.add(new Failure(name, "MISSING", null)));
        }
        return new DescribeTaskSetsResponse(found, failures);
    }

    /** Makes a task set PRIMARY and the one before it ACTIVE; the service takes over what the task set runs. */
    public UpdateServicePrimaryTaskSetResponse updateServicePrimaryTaskSet(
            UpdateServicePrimaryTaskSetRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        Service service = active(change, cluster, request.service());
        TaskSet taskSet = live(change, service, request.primaryTaskSet());
        if (taskSet.status() != TaskSetStatus.PRIMARY) {
            for (TaskSet other : change.state().taskSets(service.serviceArn())) {
                if (other.status() == TaskSetStatus.PRIMARY) {
                    change.emit(new Event.TaskSetChanged(other.withStatus(TaskSetStatus.ACTIVE, change.now())));
                }
            }
            change.emit(new Event.TaskSetChanged(taskSet.withStatus(TaskSetStatus.PRIMARY, change.now())));
            Deployment deployment = service.deployment(taskSet.id()).orElseThrow();
            change.emit(new Event.ServiceSettingsChanged(
                    service.serviceArn(), service.settings().withRevisionOf(deployment.settings())));
        }
        return new UpdateServicePrimaryTaskSetResponse(described(change, taskSet));
    }

    private static Service active(Change change, Cluster cluster, @Nullable String name) {
        Service service = ofTaskSets(change, cluster, name);
        if (service.status() != ServiceStatus.ACTIVE) {
            throw notActive();
        }
        return service;
    }

    private static Service ofTaskSets(Change change, Cluster cluster, @Nullable String name) {
        Service service =
                change.state().service(Names.service(change, cluster, name)).orElseThrow(EcsException::serviceNotFound);
        if (!service.settings().hasTaskSets()) {
            throw EcsException.invalidParameter("Amazon ECS only supports task set management on services configured to"
                    + " use external deployment controllers.");
        }
        return service;
    }

    private static EcsException notActive() {
        return new EcsException(ErrorCode.SERVICE_NOT_ACTIVE, "Service was not ACTIVE.");
    }

    private static Optional<TaskSet> find(Change change, ServiceArn service, @Nullable String name) {
        String id = Names.taskSet(service, name);
        return change.state().taskSets(service).stream()
                .filter(taskSet -> taskSet.id().equals(id))
                .findFirst();
    }

    private static TaskSet existing(Change change, Service service, @Nullable String name) {
        return find(change, service.serviceArn(), name).orElseThrow(Names::taskSetNotFound);
    }

    private static TaskSet live(Change change, Service service, @Nullable String name) {
        TaskSet taskSet = existing(change, service, name);
        if (taskSet.status() == TaskSetStatus.DRAINING) {
            throw EcsException.invalidParameter("The task set is DRAINING.");
        }
        return taskSet;
    }

    private static TaskSetDescription described(Change change, TaskSet taskSet) {
        Service service = change.state().service(taskSet.serviceArn()).orElseThrow();
        TaskSet now = find(change, taskSet.serviceArn(), taskSet.id()).orElseThrow();
        return TaskSetDescriptions.of(change.state(), service, now, true);
    }
}
