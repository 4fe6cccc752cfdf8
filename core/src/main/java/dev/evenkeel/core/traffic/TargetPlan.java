package dev.evenkeel.core.traffic;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.NetworkInterface;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which targets a task is to be. They follow from the load balancers of the deployment that started it, so that an update
 * of the service moves no task that runs. A Classic Load Balancer has no target group, hence no target here.
 */
public final class TargetPlan {
    private static final List<String> EVERY_ADDRESS = List.of("0.0.0.0", "::");

    private TargetPlan() {}

    /** Whether a task is to get requests through a router at all. */
    public static boolean hasTargets(StateView state, Task task) {
        return loadBalancers(state, task).stream().anyMatch(balancer -> balancer.targetGroupArn() != null);
    }

    /** The targets of a task whose containers run, in the order of the service's load balancers. */
    public static List<TargetRegistration> of(StateView state, Task task) {
        List<TargetRegistration> targets = new ArrayList<>();
        boolean alternate = isOnAlternate(state, task);
        for (LoadBalancer balancer : loadBalancers(state, task)) {
            String targetGroupArn = balancer.targetGroupArn(alternate);
            if (targetGroupArn != null) {
                targets.add(target(task, balancer, targetGroupArn));
            }
        }
        return targets;
    }

    /** Deployments that move traffic have their tasks in one target group and in the alternate one, in turn. */
    private static boolean isOnAlternate(StateView state, Task task) {
        ServiceArn service = task.launch().serviceArn();
        String deployment = task.deploymentId();
        return service != null
                && deployment != null
                && state.staged(service)
                        .filter(staged -> staged.isOnAlternate(deployment))
                        .isPresent();
    }

    private static List<LoadBalancer> loadBalancers(StateView state, Task task) {
        ServiceArn service = task.launch().serviceArn();
        String deployment = task.deploymentId();
        return service == null || deployment == null
                ? List.of()
                : state.service(service)
                        .flatMap(found -> found.deployment(deployment))
                        .map(found -> found.settings().loadBalancers())
                        .orElse(List.of());
    }

    private static TargetRegistration target(Task task, LoadBalancer balancer, String targetGroupArn) {
        String container = Objects.requireNonNullElse(balancer.containerName(), "");
        int containerPort = Objects.requireNonNullElse(balancer.containerPort(), 0);
        Optional<ContainerObservation> seen = task.progress().containers().stream()
                .filter(each -> each.name().equals(container))
                .findFirst();
        String ipAddress = seen.map(TargetPlan::ipAddress).orElse(null);
        Optional<NetworkBinding> binding = seen.flatMap(each -> binding(each, containerPort));
        return new TargetRegistration(
                new TargetId(targetGroupArn, task.taskArn(), container, containerPort),
                Objects.requireNonNull(task.launch().serviceArn()),
                Objects.requireNonNull(task.deploymentId()),
                ipAddress,
                task.launch().hostId(),
                ipAddress == null ? binding.map(NetworkBinding::hostPort).orElse(containerPort) : containerPort,
                binding.map(TargetPlan::published).orElse(null));
    }

    private static @Nullable String ipAddress(ContainerObservation container) {
        return container.networkInterfaces().stream()
                .map(NetworkInterface::privateIpv4Address)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Optional<NetworkBinding> binding(ContainerObservation container, int containerPort) {
        return container.networkBindings().stream()
                .filter(binding -> Objects.equals(binding.containerPort(), containerPort) && binding.hostPort() != null)
                .findFirst();
    }

    /** Null for a port that is open at every address of its host. */
    private static @Nullable TargetAddress published(NetworkBinding binding) {
        String address = Objects.requireNonNullElse(binding.bindIP(), "");
        return address.isEmpty() || EVERY_ADDRESS.contains(address)
                ? null
                : new TargetAddress(address, Objects.requireNonNull(binding.hostPort()));
    }
}
