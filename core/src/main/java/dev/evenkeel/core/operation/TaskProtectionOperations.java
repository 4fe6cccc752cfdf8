package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.GetTaskProtectionRequest;
import dev.evenkeel.core.api.GetTaskProtectionResponse;
import dev.evenkeel.core.api.ProtectedTask;
import dev.evenkeel.core.api.UpdateTaskProtectionRequest;
import dev.evenkeel.core.api.UpdateTaskProtectionResponse;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Operations on the protection of a service's tasks from scale-in and deployments. */
public final class TaskProtectionOperations {
    private static final int UPDATED_MAX = 10;
    private static final int READ_MAX = 100;
    private static final int MINUTES_STANDARD = 120;
    private static final int MINUTES_MAX = 2_880;

    TaskProtectionOperations() {}

    /**
     * Protects up to 10 tasks for 1 to 2,880 minutes from now (120 if not said), or protects them no more. A task that
     * cannot be protected is a failure: MISSING, TASK_NOT_VALID (stand-alone, or not RUNNING), or DEPLOYMENT_BLOCKED
     * where more tasks would be protected than the service desires, so that it could never come to rest.
     */
    public UpdateTaskProtectionResponse updateTaskProtection(UpdateTaskProtectionRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        SequencedSet<TaskArn> arns = arns(change, cluster, request.tasks(), UPDATED_MAX);
        if (arns.isEmpty()) {
            throw EcsException.invalidParameter("Tasks cannot be empty.");
        }
        if (request.protectionEnabled() == null) {
            throw EcsException.invalidParameter("protectionEnabled must be specified.");
        }
        Instant until = until(request.protectionEnabled(), request.expiresInMinutes(), change.now());
        List<ProtectedTask> updated = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (TaskArn arn : arns) {
            Optional<String> refusal = refusal(change.state(), arn).or(() -> blocked(change.state(), arn, until));
            if (refusal.isPresent()) {
                failures.add(new Failure(arn.value(), refusal.get(), null));
            } else {
                change.emit(new Event.TaskProtectionChanged(arn, until));
                updated.add(describe(change.state(), arn));
            }
        }
        return new UpdateTaskProtectionResponse(updated, failures);
    }

    /** Tells of up to 100 tasks whether they are protected; of the cluster's protected ones when none are named. */
    public GetTaskProtectionResponse getTaskProtection(GetTaskProtectionRequest request, Change change) {
        Cluster cluster = Names.existingCluster(change, request.cluster());
        SequencedSet<TaskArn> arns = arns(change, cluster, request.tasks(), READ_MAX);
        if (arns.isEmpty()) {
            arns = protectedOnes(change.state(), cluster);
        }
        List<ProtectedTask> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (TaskArn arn : arns) {
            refusal(change.state(), arn)
                    .ifPresentOrElse(
                            reason -> failures.add(new Failure(arn.value(), reason, null)),
                            () -> found.add(describe(change.state(), arn)));
        }
        return new GetTaskProtectionResponse(found, failures);
    }

    private static @Nullable Instant until(boolean enabled, @Nullable Integer minutes, Instant now) {
        int given = Objects.requireNonNullElse(minutes, MINUTES_STANDARD);
        if (given < 1 || given > MINUTES_MAX) {
            throw EcsException.invalidParameter("expiresInMinutes should be between 1 and " + MINUTES_MAX);
        }
        return enabled ? now.plus(Duration.ofMinutes(given)) : null;
    }

    private static SequencedSet<TaskArn> arns(
            Change change, Cluster cluster, @Nullable List<String> given, int countMax) {
        SequencedSet<TaskArn> arns = new LinkedHashSet<>();
        for (String name : Objects.requireNonNullElse(given, List.<String>of())) {
            arns.add(Names.task(change, cluster, name));
        }
        if (arns.size() > countMax) {
            throw EcsException.invalidParameter("Tasks cannot exceed " + countMax + " elements.");
        }
        return arns;
    }

    private static SequencedSet<TaskArn> protectedOnes(StateView state, Cluster cluster) {
        SequencedSet<TaskArn> arns = new LinkedHashSet<>();
        for (Service service : state.services()) {
            if (service.clusterArn().equals(cluster.clusterArn()) && state.protectedTasks(service.serviceArn()) > 0) {
                state.tasksOf(service.serviceArn()).all().stream()
                        .map(Task::taskArn)
                        .filter(task -> state.protectedUntil(task).isPresent())
                        .limit(READ_MAX - arns.size())
                        .forEach(arns::add);
            }
        }
        return arns;
    }

    private static Optional<String> refusal(StateView state, TaskArn arn) {
        Optional<Task> task = state.task(arn);
        if (task.isEmpty()) {
            return Optional.of("MISSING");
        }
        boolean valid = task.get().launch().serviceArn() != null
                && task.get().isWanted()
                && task.get().isRunning();
        return valid ? Optional.empty() : Optional.of("TASK_NOT_VALID");
    }

    private static Optional<String> blocked(StateView state, TaskArn arn, @Nullable Instant until) {
        ServiceArn service =
                state.task(arn).map(task -> task.launch().serviceArn()).orElseThrow();
        int desired = state.service(service).map(Service::desiredCount).orElse(0);
        // One that is protected already may be so for longer, or not so long.
        boolean oneMore = until != null && state.protectedUntil(arn).isEmpty();
        return oneMore && state.protectedTasks(service) + 1 > desired
                ? Optional.of("DEPLOYMENT_BLOCKED")
                : Optional.empty();
    }

    private static ProtectedTask describe(StateView state, TaskArn arn) {
        Optional<Instant> until = state.protectedUntil(arn);
        return new ProtectedTask(arn.value(), until.isPresent(), until.orElse(null));
    }
}
