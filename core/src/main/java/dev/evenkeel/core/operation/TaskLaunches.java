package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.RunTaskResponse;
import dev.evenkeel.core.api.StartTaskRequest;
import dev.evenkeel.core.api.StartTaskResponse;
import dev.evenkeel.core.api.TaskDescription;
import dev.evenkeel.core.capacity.CapacityOutcome;
import dev.evenkeel.core.capacity.CapacityProviderSplit;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.capacity.CapacitySearch;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.event.TokenUse;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.placement.Rejection;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.NewTask;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Stand-alone tasks: RunTask, which looks for a place, and StartTask, which is told it. */
final class TaskLaunches {
    private static final int COUNT_MAX = 10;
    private static final int STARTED_BY_MAX = 128;

    private final Placement placement;
    private final CapacitySearch capacity;

    TaskLaunches(Placement placement) {
        this.placement = placement;
        capacity = new CapacitySearch(placement);
    }

    RunTaskResponse run(RunTaskRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        Optional<TokenUse> used = ClientTokens.check(change, cluster, "RunTask", request.clientToken(), 64, request);
        if (used.isPresent()) {
            return new RunTaskResponse(again(change, used.get()), List.of());
        }
        TaskDefinition definition = Names.runnableTaskDefinition(change, request.taskDefinition());
        int count = request.count() == null ? 1 : request.count();
        if (count < 1 || count > COUNT_MAX) {
            throw EcsException.invalidParameter("count should be between 1 and " + COUNT_MAX);
        }
        checkStartedBy(request.startedBy());
        LaunchType launchType =
                ServiceRules.launchType(request.launchType(), request.capacityProviderStrategy(), cluster);
        List<CapacityProviderStrategyItem> strategy =
                ServiceRules.strategy(change.state(), launchType, request.capacityProviderStrategy(), cluster);
        ServiceRules.checkLaunch(definition, launchType, strategy, request.networkConfiguration());
        List<PlacementConstraint> constraints = Objects.requireNonNullElse(request.placementConstraints(), List.of());
        List<PlacementStrategyItem> strategies = Objects.requireNonNullElse(request.placementStrategy(), List.of());
        ServiceRules.checkPlacement(placement, constraints, strategies, launchType);
        OverrideRules.check(request.overrides(), definition);
        List<Tag> tags = tags(
                change, request.tags(), request.propagateTags(), request.enableECSManagedTags(), cluster, definition);
        boolean needsInstance = launchType != null && launchType != LaunchType.FARGATE;
        if (needsInstance && !hasActiveInstance(change, cluster)) {
            throw EcsException.invalidParameter("No Container Instances were found in your cluster.");
        }
        List<Task> started = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < count && failures.isEmpty(); i++) {
            String provider =
                    CapacityProviderSplit.next(strategy, byProvider(started)).orElse(null);
            CapacityOutcome found =
                    find(change, request, cluster, definition, launchType, provider, constraints, strategies, started);
            NewTask task = newTask(request, cluster, definition, launchType, provider, found, tags);
            switch (found) {
                case CapacityOutcome.OnFargate on -> started.add(task.create(change));
                case CapacityOutcome.OnInstance on -> started.add(task.create(change));
                case CapacityOutcome.Queued queued -> started.add(task.queue(change, queued.asked()));
                case CapacityOutcome.Lacking lacking -> failures.addAll(failures(change, lacking, started));
            }
        }
        ClientTokens.remember(
                change,
                cluster,
                "RunTask",
                request.clientToken(),
                request,
                started.stream().map(task -> task.taskArn().value()).toList());
        return new RunTaskResponse(described(change, started), failures);
    }

    private static boolean hasActiveInstance(Change change, Cluster cluster) {
        return change.state().containerInstances(cluster.name()).stream()
                .anyMatch(instance -> instance.status() == ContainerInstanceStatus.ACTIVE);
    }

    private CapacityOutcome find(
            Change change,
            RunTaskRequest request,
            Cluster cluster,
            TaskDefinition definition,
            @Nullable LaunchType launchType,
            @Nullable String provider,
            List<PlacementConstraint> constraints,
            List<PlacementStrategyItem> strategies,
            List<Task> started) {
        if (launchType == LaunchType.FARGATE || CapacitySearch.isFargate(provider)) {
            SortedMap<String, Integer> zones = new TreeMap<>();
            started.forEach(task ->
                    zones.merge(Objects.requireNonNullElse(task.launch().availabilityZone(), ""), 1, Integer::sum));
            return CapacitySearch.onFargate(change.state(), change.scope(), provider, zones);
        }
        PlacementRequest asked = new PlacementRequest(
                        cluster.name(),
                        Objects.requireNonNullElse(request.group(), "family:" + definition.family()),
                        null,
                        Resources.NONE,
                        List.of(),
                        constraints,
                        strategies,
                        change.ids().next())
                .forTask(definition, request.overrides());
        return capacity.onInstance(change.state(), asked, provider);
    }

    private static SortedMap<String, Integer> byProvider(List<Task> started) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        started.forEach(task ->
                counts.merge(Objects.requireNonNullElse(task.launch().capacityProviderName(), ""), 1, Integer::sum));
        return counts;
    }

    private static NewTask newTask(
            RunTaskRequest request,
            Cluster cluster,
            TaskDefinition definition,
            @Nullable LaunchType launchType,
            @Nullable String provider,
            CapacityOutcome found,
            List<Tag> tags) {
        boolean fargate = found instanceof CapacityOutcome.OnFargate;
        ContainerInstance instance = found instanceof CapacityOutcome.OnInstance on ? on.instance() : null;
        return new NewTask(
                cluster.clusterArn(),
                definition,
                Objects.requireNonNullElse(request.group(), "family:" + definition.family()),
                request.startedBy(),
                null,
                fargate ? LaunchType.FARGATE : Objects.requireNonNullElse(launchType, LaunchType.EC2),
                provider,
                instance,
                found instanceof CapacityOutcome.OnFargate on
                        ? on.availabilityZone()
                        : instance == null ? null : instance.availabilityZone(),
                request.platformVersion(),
                request.overrides(),
                Boolean.TRUE.equals(request.enableExecuteCommand()),
                tags);
    }

    /** Why no more tasks were started; a full queue refuses the whole call unless it has begun. */
    private static List<Failure> failures(Change change, CapacityOutcome.Lacking lacking, List<Task> started) {
        return switch (lacking) {
            case CapacityOutcome.NoInstance none ->
                none.unplaced().rejections().stream()
                        .map(rejection -> new Failure(
                                rejection.instance().value(), rejection.misfit().failureReason(), null))
                        .toList();
            case CapacityOutcome.EmptyProvider empty ->
                List.of(new Failure(
                        change.scope().capacityProvider(empty.capacityProvider()), "EMPTY CAPACITY PROVIDER", null));
            case CapacityOutcome.NoFargate none ->
                List.of(new Failure(
                        change.scope().capacityProvider(none.capacityProvider()), "RESOURCE:FARGATE", null));
            case CapacityOutcome.QueueFull full -> {
                String text = "Tasks provisioning capacity limit exceeded.";
                if (started.isEmpty()) {
                    throw EcsException.client(text);
                }
                yield List.of(new Failure(null, text, null));
            }
        };
    }

    StartTaskResponse start(StartTaskRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        TaskDefinition definition = Names.runnableTaskDefinition(change, request.taskDefinition());
        List<String> instances = Objects.requireNonNullElse(request.containerInstances(), List.of());
        if (instances.isEmpty()) {
            throw EcsException.invalidParameter("Container instance cannot be empty.");
        }
        if (instances.size() > COUNT_MAX) {
            throw EcsException.invalidParameter("Container instances cannot exceed " + COUNT_MAX + " elements.");
        }
        checkStartedBy(request.startedBy());
        ServiceRules.checkLaunch(definition, LaunchType.EC2, List.of(), request.networkConfiguration());
        OverrideRules.check(request.overrides(), definition);
        List<Tag> tags = tags(
                change, request.tags(), request.propagateTags(), request.enableECSManagedTags(), cluster, definition);
        String group = Objects.requireNonNullElse(request.group(), "family:" + definition.family());
        List<ContainerInstanceArn> arns = instances.stream()
                .map(given -> change.scope().containerInstance(cluster.name(), Names.containerInstance(given)))
                .toList();
        List<Task> started = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        PlacementRequest asked = new PlacementRequest(
                        cluster.name(), group, null, Resources.NONE, List.of(), List.of(), List.of(), 0)
                .forTask(definition, request.overrides());
        for (ContainerInstanceArn arn : arns) {
            Optional<ContainerInstance> instance = change.state().containerInstance(arn);
            Optional<Rejection> misfit = instance.flatMap(known -> placement.rejection(change.state(), known, asked));
            if (instance.isEmpty()) {
                boolean gone = change.state().inactiveInstance(arn).isPresent();
                failures.add(new Failure(arn.value(), gone ? "INACTIVE" : "MISSING", null));
            } else if (misfit.isPresent()) {
                failures.add(new Failure(arn.value(), misfit.get().misfit().failureReason(), null));
            } else {
                started.add(new NewTask(
                                cluster.clusterArn(),
                                definition,
                                group,
                                request.startedBy(),
                                null,
                                LaunchType.EC2,
                                null,
                                instance.get(),
                                instance.get().availabilityZone(),
                                null,
                                request.overrides(),
                                Boolean.TRUE.equals(request.enableExecuteCommand()),
                                tags)
                        .create(change));
            }
        }
        return new StartTaskResponse(described(change, started), failures);
    }

    private static void checkStartedBy(@Nullable String startedBy) {
        if (startedBy != null && startedBy.length() > STARTED_BY_MAX) {
            throw EcsException.invalidParameter("startedBy should have at most " + STARTED_BY_MAX + " characters");
        }
    }

    private static List<Tag> tags(
            Change change,
            @Nullable List<Tag> given,
            @Nullable String propagate,
            @Nullable Boolean managed,
            Cluster cluster,
            TaskDefinition definition) {
        List<Tag> tags = new ArrayList<>();
        String from =
                ServiceRules.oneOf("propagateTags", propagate, "NONE", List.of("TASK_DEFINITION", "SERVICE", "NONE"));
        if (from.equals("TASK_DEFINITION")) {
            tags.addAll(change.state().tags(Objects.requireNonNull(definition.taskDefinitionArn())));
        }
        List<Tag> all = TagRules.merged(tags, TagRules.checked(given));
        return Boolean.TRUE.equals(managed)
                ? TagRules.merged(all, List.of(new Tag("aws:ecs:clusterName", cluster.name())))
                : all;
    }

    private static List<TaskDescription> again(Change change, TokenUse use) {
        return use.resources().stream()
                .flatMap(arn -> change.state().task(new TaskArn(arn)).stream())
                .map(task -> TaskDescriptions.of(change, task, true))
                .toList();
    }

    private static List<TaskDescription> described(Change change, List<Task> tasks) {
        return tasks.stream()
                .map(task -> TaskDescriptions.of(change, task, true))
                .toList();
    }
}
