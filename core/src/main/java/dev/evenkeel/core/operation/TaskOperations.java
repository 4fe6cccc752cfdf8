package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.DescribeTasksRequest;
import dev.evenkeel.core.api.DescribeTasksResponse;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.ListTasksRequest;
import dev.evenkeel.core.api.ListTasksResponse;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.RunTaskResponse;
import dev.evenkeel.core.api.StartTaskRequest;
import dev.evenkeel.core.api.StartTaskResponse;
import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.api.StopTaskResponse;
import dev.evenkeel.core.api.TaskDescription;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Operations on tasks. */
public final class TaskOperations {
    private static final int DESCRIBED_MAX = 100;

    private final TaskLaunches launches;

    TaskOperations(Placement placement) {
        launches = new TaskLaunches(placement);
    }

    /** Runs up to 10 tasks where placement finds room; those without room are failures, not an error. */
    public RunTaskResponse runTask(RunTaskRequest request, Change change) {
        return launches.run(request, change);
    }

    /** Starts one task on each of the instances named. */
    public StartTaskResponse startTask(StartTaskRequest request, Change change) {
        return launches.start(request, change);
    }

    /** Asks a task to stop; one that is stopping already is answered as it is. */
    public StopTaskResponse stopTask(StopTaskRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        if (request.task() == null || request.task().isBlank()) {
            throw EcsException.invalidParameter("taskId length should be one of [32,36]");
        }
        TaskArn arn = Names.task(change, cluster, request.task());
        Task task = change.state()
                .task(arn)
                .orElseThrow(() -> EcsException.invalidParameter("The referenced task was not found."));
        if (task.isWanted()) {
            String reason =
                    request.reason() == null || request.reason().isBlank() ? "Task stopped by user" : request.reason();
            change.emit(new Event.TaskStopRequested(arn, StopCode.USER_INITIATED, reason, change.now()));
        }
        return new StopTaskResponse(
                TaskDescriptions.of(change, change.state().task(arn).orElseThrow(), true));
    }

    /** Describes up to 100 tasks; a missing one is a failure with reason MISSING. */
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request, Change change) {
        Cluster cluster = Names.existingCluster(change, request.cluster());
        List<String> given = Objects.requireNonNullElse(request.tasks(), List.of());
        if (given.isEmpty()) {
            throw EcsException.invalidParameter("Tasks cannot be empty.");
        }
        if (given.size() > DESCRIBED_MAX) {
            throw EcsException.invalidParameter("Tasks cannot exceed " + DESCRIBED_MAX + " elements.");
        }
        boolean tags = request.include() != null && request.include().contains("TAGS");
        List<TaskDescription> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String name : given) {
            TaskArn arn = Names.task(change, cluster, name);
            change.state()
                    .task(arn)
                    .ifPresentOrElse(
                            task -> found.add(TaskDescriptions.of(change, task, tags)),
                            () -> failures.add(new Failure(arn.value(), "MISSING", null)));
        }
        return new DescribeTasksResponse(found, failures);
    }

    /** Lists the ARNs of tasks, by default those that are wanted. PENDING is taken and matches nothing, as on ECS. */
    public ListTasksResponse listTasks(ListTasksRequest request, Change change) {
        Cluster cluster = Names.existingCluster(change, request.cluster());
        Predicate<Task> filter = filter(request, change, cluster);
        List<String> arns = change.state().tasks().stream()
                .filter(task -> task.launch().clusterArn().equals(cluster.clusterArn()))
                .filter(filter)
                .map(task -> task.taskArn().value())
                .sorted()
                .toList();
        Page<String> page = Page.of(arns, arn -> arn, request.maxResults(), 100, 100, request.nextToken());
        return new ListTasksResponse(page.items(), page.nextToken());
    }

    private static Predicate<Task> filter(ListTasksRequest request, Change change, Cluster cluster) {
        String desired = ServiceRules.oneOf(
                "desiredStatus", request.desiredStatus(), "RUNNING", List.of("RUNNING", "PENDING", "STOPPED"));
        if (request.startedBy() != null
                && (request.family() != null || request.serviceName() != null || request.containerInstance() != null)) {
            throw EcsException.invalidParameter("startedBy cannot be combined with other filters.");
        }
        Predicate<Task> filter = task -> task.progress().desiredStatus().name().equals(desired);
        if (request.serviceName() != null) {
            ServiceArn service = Names.service(change, cluster, request.serviceName());
            if (change.state().service(service).isEmpty()) {
                throw new EcsException(ErrorCode.SERVICE_NOT_FOUND, "Service not found.");
            }
            filter = filter.and(task -> service.equals(task.launch().serviceArn()));
        }
        if (request.containerInstance() != null) {
            ContainerInstanceArn instance = change.scope()
                    .containerInstance(cluster.name(), Names.containerInstance(request.containerInstance()));
            filter = filter.and(task -> instance.equals(task.launch().containerInstanceArn()));
        }
        return filter.and(matches(
                        request.family(),
                        task -> task.launch().taskDefinitionArn().family()))
                .and(matches(
                        request.startedBy(),
                        task -> String.valueOf(task.launch().startedBy())))
                .and(matches(
                        request.launchType(), task -> task.launch().launchType().name()));
    }

    private static Predicate<Task> matches(@Nullable String wanted, Function<Task, String> member) {
        return task -> wanted == null || wanted.equals(member.apply(task));
    }
}
