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
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Operations on container instances. */
public final class ContainerInstanceOperations {
    private static final int DESCRIBED_MAX = 100;
    private static final List<String> LISTED =
            List.of("ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING", "REGISTRATION_FAILED");
    /** Ports that ECS keeps for the host itself. */
    private static final List<Integer> RESERVED_PORTS = List.of(22, 2375, 2376, 51678, 51679, 51680);

    ContainerInstanceOperations() {}

    /** Lists the instances of a cluster, those of one status if asked. */
    public ListContainerInstancesResponse listContainerInstances(ListContainerInstancesRequest request, Change change) {
        Cluster cluster = Names.existingCluster(change, request.cluster());
        if (request.filter() != null && !request.filter().isBlank()) {
            throw EcsException.invalidParameter("Filters on container instances are not offered yet.");
        }
        if (request.status() != null && !LISTED.contains(request.status())) {
            throw EcsException.invalidParameter("Container instance status should be one of " + LISTED);
        }
        List<String> arns = change.state().containerInstances(cluster.name()).stream()
                .filter(instance -> request.status() == null
                        || request.status().equals(instance.status().name()))
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
                amounts(remaining, true),
                amounts(instance.registered(), false),
                instance.status().name(),
                null,
                instance.agentConnected(),
                (int) tasks.stream().filter(Task::isRunning).count(),
                (int) tasks.stream().filter(Task::isPending).count(),
                null,
                instance.attributes(),
                instance.registeredAt(),
                tags ? state.tags(instance.containerInstanceArn().value()) : List.of(),
                Map.of());
    }

    /** ECS shows ports as the ones taken, those it keeps for the host among them. */
    private static List<ResourceAmount> amounts(Resources resources, boolean withTaken) {
        NavigableSet<Integer> tcp = new TreeSet<>(RESERVED_PORTS);
        if (withTaken) {
            tcp.addAll(resources.tcpPorts());
        }
        return List.of(
                number("CPU", resources.cpu()),
                number("MEMORY", resources.memory()),
                set("PORTS", tcp),
                set("PORTS_UDP", withTaken ? resources.udpPorts() : new TreeSet<>()));
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
