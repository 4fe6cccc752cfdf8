package dev.evenkeel.core.discovery;

import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which names a task gets.
 *
 * <ol>
 *   <li>A stand-alone task gets none. It may look others up if any active service of its cluster asked for discovery.
 *   <li>A service's tasks are SERVICE and SERVICE.CLUSTER. These are ours: ECS gives names only where it was told to.
 *   <li>Each endpoint of Service Connect gives the {@code dnsName}s of its client aliases; without any it is
 *       {@code discoveryName.NAMESPACE}, the discovery name being the port's name unless it was given (so says the service
 *       model). The namespace is the configuration's, else the cluster's default, else the cluster's name.
 *   <li>Each service registry gives the last part of its ARN.
 *   <li>A name leads to the container that has the endpoint's port, the registry's container or port; all others, and SERVICE,
 *       to every container with ports, or where none has any to the first that is essential.
 *   <li>What is no host name (RFC 1123, and underscores) gives none.
 * </ol>
 */
public final class Discovery {
    private static final Pattern HOST_NAME =
            Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
                    + "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*");

    private final TaskDefinition definition;
    private final SortedMap<String, List<String>> names = new TreeMap<>();

    private Discovery(TaskDefinition definition) {
        this.definition = definition;
    }

    /** The names of a task that is about to be started, or runs. */
    public static TaskNames of(StateView state, Task task, TaskDefinition definition) {
        String clusterName = task.launch().clusterArn().name();
        if (task.launch().serviceArn() == null) {
            boolean wanted = state.services().stream()
                    .filter(service -> service.status() == ServiceStatus.ACTIVE)
                    .filter(service -> service.clusterArn().equals(task.launch().clusterArn()))
                    .anyMatch(service ->
                            ServiceConnect.of(service.settings().other()).isWanted());
            return wanted ? new TaskNames(true, new TreeMap<>()) : TaskNames.NONE;
        }
        Service service = state.service(task.launch().serviceArn()).orElse(null);
        if (service == null) {
            return TaskNames.NONE;
        }
        String deployment = Objects.requireNonNullElse(task.deploymentId(), "");
        ServiceSettings settings =
                service.deployment(deployment).map(Deployment::settings).orElse(service.settings());
        return of(
                service.name(),
                settings,
                clusterName,
                state.cluster(clusterName).orElse(null),
                definition);
    }

    /** Whether a service takes part in Service Connect in a namespace, which is given by its name or ARN. */
    public static boolean isIn(StateView state, Service service, String namespace) {
        ServiceConnect connect = ServiceConnect.of(service.settings().other());
        String clusterName = service.clusterArn().name();
        return connect.enabled()
                && namespace(connect, state.cluster(clusterName).orElse(null), clusterName)
                        .equals(ServiceConnect.afterSlash(namespace));
    }

    /** The first port name that Service Connect is to offer and the task definition has not. */
    public static Optional<String> unknownPort(Map<String, Object> members, TaskDefinition definition) {
        return ServiceConnect.of(members).endpoints().stream()
                .map(ServiceConnect.Endpoint::portName)
                .filter(name -> definition.containers().stream()
                        .noneMatch(container -> hasPort(container, port -> name.equals(port.name()))))
                .findFirst();
    }

    private static TaskNames of(
            String service,
            ServiceSettings settings,
            String clusterName,
            @Nullable Cluster cluster,
            TaskDefinition definition) {
        ServiceConnect connect = ServiceConnect.of(settings.other());
        Discovery discovery = new Discovery(definition);
        discovery.add(service, container -> false);
        discovery.add(service + "." + clusterName, container -> false);
        String namespace = namespace(connect, cluster, clusterName);
        for (ServiceConnect.Endpoint endpoint : connect.endpoints()) {
            List<String> given = endpoint.dnsNames().isEmpty()
                    ? List.of(endpoint.discoveryName() + "." + namespace)
                    : endpoint.dnsNames();
            given.forEach(name -> discovery.add(
                    name,
                    container -> hasPort(container, port -> endpoint.portName().equals(port.name()))));
        }
        for (ServiceConnect.Registry registry : connect.registries()) {
            discovery.add(registry.name(), container -> isMeant(registry, container));
        }
        return new TaskNames(connect.isWanted(), discovery.names);
    }

    private static boolean isMeant(ServiceConnect.Registry registry, ContainerDefinition container) {
        String name = registry.containerName();
        Integer port = registry.containerPort();
        return name != null
                ? name.equals(container.name())
                : port != null && hasPort(container, mapping -> port.equals(mapping.containerPort()));
    }

    private static String namespace(ServiceConnect connect, @Nullable Cluster cluster, String clusterName) {
        return ServiceConnect.afterSlash(
                Objects.requireNonNullElse(connect.namespace(), defaultNamespace(cluster, clusterName)));
    }

    private static String defaultNamespace(@Nullable Cluster cluster, String clusterName) {
        Object defaults = cluster == null ? null : cluster.other().get("serviceConnectDefaults");
        String namespace = ServiceConnect.text(ServiceConnect.object(defaults).get("namespace"));
        return namespace == null ? clusterName : namespace;
    }

    /** @param meant which containers the name was given to; when none is, it leads to those that have ports */
    private void add(String name, Predicate<ContainerDefinition> meant) {
        if (!HOST_NAME.matcher(name).matches()) {
            return;
        }
        List<ContainerDefinition> led =
                definition.containers().stream().filter(meant).toList();
        for (ContainerDefinition container : led.isEmpty() ? reached() : led) {
            List<String> mine = names.computeIfAbsent(String.valueOf(container.name()), key -> new ArrayList<>());
            if (!mine.contains(name)) {
                mine.add(name);
            }
        }
    }

    private List<ContainerDefinition> reached() {
        List<ContainerDefinition> withPorts = definition.containers().stream()
                .filter(container -> hasPort(container, port -> true))
                .toList();
        return withPorts.isEmpty()
                ? definition.containers().stream()
                        .filter(ContainerDefinition::isEssential)
                        .limit(1)
                        .toList()
                : withPorts;
    }

    private static boolean hasPort(ContainerDefinition container, Predicate<PortMapping> wanted) {
        return container.portMappings() != null
                && container.portMappings().stream().anyMatch(wanted);
    }
}
