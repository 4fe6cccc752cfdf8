package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.ContainerInstanceDescription;
import dev.evenkeel.core.api.DeregisterContainerInstanceRequest;
import dev.evenkeel.core.api.DeregisterContainerInstanceResponse;
import dev.evenkeel.core.api.DescribeContainerInstancesRequest;
import dev.evenkeel.core.api.DescribeContainerInstancesResponse;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.ListContainerInstancesRequest;
import dev.evenkeel.core.api.ListContainerInstancesResponse;
import dev.evenkeel.core.api.UpdateContainerInstancesStateRequest;
import dev.evenkeel.core.api.UpdateContainerInstancesStateResponse;
import dev.evenkeel.core.api.VersionInfoDescription;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ResourceAmount;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.query.Query;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/** Operations on container instances. */
public final class ContainerInstanceOperations {
    private static final int DESCRIBED_MAX = 100;
    private static final List<String> LISTED =
            List.of("ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING", "REGISTRATION_FAILED");

    ContainerInstanceOperations() {}

    /** Lists the instances of a cluster, those of one status if asked. */
    public ListContainerInstancesResponse listContainerInstances(ListContainerInstancesRequest request, Change change) {
        Cluster cluster = Names.existingCluster(change, request.cluster());
        Optional<Query> filter = Optional.ofNullable(request.filter())
                .filter(text -> !text.isBlank())
                .map(Query::parse);
        if (request.status() != null && !LISTED.contains(request.status())) {
            throw EcsException.invalidParameter("Container instance status should be one of " + LISTED);
        }
        List<String> arns = change.state().containerInstances(cluster.name()).stream()
                .filter(instance -> request.status() == null
                        || request.status().equals(instance.status().name()))
                .filter(instance -> filter.isEmpty() || filter.get().matches(Placement.facts(change.state(), instance)))
                .map(instance -> instance.containerInstanceArn().value())
                .toList();
        Page<String> page = Page.of(arns, arn -> arn, request.maxResults(), 100, 100, request.nextToken());
        return new ListContainerInstancesResponse(page.items(), page.nextToken());
    }

    /** Describes instances of a cluster. */
    public DescribeContainerInstancesResponse describeContainerInstances(
            DescribeContainerInstancesRequest request, Change change) {
        Cluster cluster = Names.existingCluster(change, request.cluster());
        if (request.containerInstances() == null || request.containerInstances().isEmpty()) {
            throw EcsException.invalidParameter("Container Instances cannot be empty.");
        }
        if (request.containerInstances().size() > DESCRIBED_MAX) {
            throw EcsException.invalidParameter("Container instances cannot exceed " + DESCRIBED_MAX + " elements.");
        }
        boolean tags = request.include() != null && request.include().contains("TAGS");
        List<ContainerInstanceDescription> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String given : request.containerInstances()) {
            ContainerInstanceArn arn = change.scope().containerInstance(cluster.name(), Names.containerInstance(given));
            Optional<ContainerInstance> instance = change.state()
                    .containerInstance(arn)
                    .or(() -> change.state().inactiveInstance(arn));
            instance.ifPresentOrElse(
                    known -> found.add(describe(change.state(), known, tags)),
                    () -> failures.add(new Failure(arn.value(), "MISSING", null)));
        }
        return new DescribeContainerInstancesResponse(found, failures);
    }

    /** Makes instances DRAINING, or ACTIVE again. */
    public UpdateContainerInstancesStateResponse updateContainerInstancesState(
            UpdateContainerInstancesStateRequest request, Change change) {
        return ContainerInstanceChanges.updateState(request, change);
    }

    /** Takes an instance out of its cluster. */
    public DeregisterContainerInstanceResponse deregisterContainerInstance(
            DeregisterContainerInstanceRequest request, Change change) {
        return ContainerInstanceChanges.deregister(request, change);
    }

    static ContainerInstanceDescription describe(StateView state, ContainerInstance instance, boolean tags) {
        Collection<Task> tasks = state.tasksOn(instance.containerInstanceArn());
        Resources remaining = state.remaining(instance.containerInstanceArn());
        return new ContainerInstanceDescription(
                instance.containerInstanceArn().value(),
                instance.hostId(),
                instance.capacityProviderName(),
                instance.version(),
                new VersionInfoDescription(
                        null,
                        null,
                        instance.dockerVersion() == null ? null : "DockerVersion: " + instance.dockerVersion()),
                amounts(instance, remaining),
                amounts(instance, instance.registered()),
                instance.status().name(),
                null,
                instance.agentConnected(),
                (int) tasks.stream().filter(Task::isRunning).count(),
                (int) tasks.stream().filter(Task::isPending).count(),
                null,
                instance.allAttributes(),
                instance.registeredAt(),
                tags ? state.tags(instance.containerInstanceArn().value()) : List.of(),
                Map.of());
    }

    /** Ports are the ones that are taken, those that the host keeps for itself among them; GPUs show where there are any. */
    private static List<ResourceAmount> amounts(ContainerInstance instance, Resources resources) {
        List<ResourceAmount> amounts = new ArrayList<>(List.of(
                number("CPU", resources.cpu()),
                number("MEMORY", resources.memory()),
                set("PORTS", resources.tcpPorts()),
                set("PORTS_UDP", resources.udpPorts())));
        if (instance.registered().gpu() > 0) {
            amounts.add(number("GPU", resources.gpu()));
        }
        return amounts;
    }

    private static ResourceAmount number(String name, int value) {
        return new ResourceAmount(name, "INTEGER", 0.0, 0L, value, null);
    }

    private static ResourceAmount set(String name, NavigableSet<Integer> ports) {
        return new ResourceAmount(
                name,
                "STRINGSET",
                0.0,
                0L,
                0,
                ports.stream().map(String::valueOf).toList());
    }
}
