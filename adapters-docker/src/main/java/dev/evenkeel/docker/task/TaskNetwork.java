package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.NetworkInterface;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.PortRange;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.docker.client.ContainerInspection;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The network of a task, and the other namespaces that its containers share.
 *
 * <p>With awsvpc all containers of a task share one network with one address. When it has several, or one that may be
 * restarted in place, a pause container owns the network, so that no container's end takes it from the others; a single
 * one owns its own, which saves half of the time to start. With bridge each container has its own; host and none are the
 * engine's. A task that is to be found by name, or to find others, is on the network of its cluster instead of the engine's
 * bridge. The pause container also owns the process and IPC namespaces of a task that shares those.
 */
final class TaskNetwork implements TaskResource {

    private final RunEnvironment environment;
    private final TaskStart start;
    private final String mode;
    private final boolean shared;
    private final String pauseName;
    private @Nullable ContainerInspection pause;
    private boolean asked;
    private boolean joined;

    TaskNetwork(RunEnvironment environment, TaskStart start) {
        this.environment = environment;
        this.start = start;
        TaskDefinition task = start.taskDefinition();
        mode = task.effectiveNetworkMode();
        boolean outlives = task.containers().size() > 1
                || task.containers().stream().anyMatch(container -> container.restartPolicy() != null);
        shared = (mode.equals("awsvpc") && outlives) || "task".equals(task.pidMode()) || "task".equals(task.ipcMode());
        pauseName = OwnLabels.containerName(start, OwnLabels.PAUSE, environment.owner());
    }

    /** Fails with a {@link ContainerLaunch.Failure}. */
    @Override
    public Future<Void> make(BooleanSupplier wanted) {
        return join().compose(nothing -> makePause(wanted));
    }

    private Future<Void> join() {
        joined = environment.networks().joins(start);
        return joined ? environment.networks().join(start.clusterArn()) : Future.succeededFuture();
    }

    private Future<Void> makePause(BooleanSupplier wanted) {
        if (!shared) {
            return Future.succeededFuture();
        }
        asked = true;
        return environment
                .images()
                .pauseImage()
                .compose(nothing ->
                        new ContainerLaunch(environment, pauseName, pauseSpec(), null, wanted, created -> {}).run())
                .onSuccess(running -> pause = running)
                .mapEmpty();
    }

    private JsonObject pauseSpec() {
        return ContainerSpec.pause(
                start,
                ImageStore.PAUSE,
                clusterNetwork(),
                environment.owner(),
                environment.host().publish());
    }

    /** The engine's name of the container that owns what is shared, null when each container has its own. */
    @Nullable
    String owner() {
        return shared ? pauseName : null;
    }

    /** The engine's name of the network of the cluster, null when the task is not on it. */
    @Nullable
    String clusterNetwork() {
        return environment.networks().joins(start) ? environment.networks().name(start.clusterArn()) : null;
    }

    Optional<String> ownerId() {
        return Optional.ofNullable(pause).map(ContainerInspection::id);
    }

    @Override
    public void adopt() {
        asked = shared;
        joined = environment.networks().joins(start);
        if (joined) {
            environment.networks().adopt(start.clusterArn());
        }
    }

    /** The container that an earlier life of this process has made for it. */
    void adopted(ContainerInspection seen) {
        pause = seen;
    }

    /** Whether its container, if it has one, runs as far as is known. */
    boolean isWhole() {
        return !shared || (pause != null && pause.isRunning());
    }

    @Override
    public void release() {
        Future<Void> gone = asked ? environment.remove(pauseName) : Future.succeededFuture();
        if (joined) {
            joined = false;
            gone.onComplete(done -> environment.networks().leave(start.clusterArn()));
        }
    }

    /** The host ports of a container. A range of them is one binding, as on ECS. */
    List<NetworkBinding> bindings(ContainerDefinition container, ContainerInspection seen) {
        List<NetworkBinding> bound = pause == null || !mode.equals("awsvpc") ? seen.ports() : pause.ports();
        List<NetworkBinding> bindings = new ArrayList<>();
        for (PortMapping mapping : PublishedPorts.of(container)) {
            String protocol = PublishedPorts.protocol(mapping);
            String text = mapping.containerPortRange();
            Optional<PortRange> range = Optional.ofNullable(text).flatMap(PortRange::of);
            if (mode.equals("host")) {
                bindings.add(new NetworkBinding(
                        reached(), mapping.containerPort(), mapping.containerPort(), protocol, text, text));
            } else if (range.isEmpty()) {
                bound.stream()
                        .filter(each -> Objects.equals(each.containerPort(), mapping.containerPort())
                                && protocol.equals(each.protocol()))
                        .forEach(bindings::add);
            } else {
                hostRange(range.get(), protocol, bound)
                        .map(host -> new NetworkBinding(environment.host().publish(), null, null, protocol, text, host))
                        .ifPresent(bindings::add);
            }
        }
        return bindings;
    }

    /** What a container of the host's network opens is open as the container has it, and reached from here as published ports are. */
    private String reached() {
        String address = environment.host().publish();
        return address.equals(Host.LOOPBACK) ? "0.0.0.0" : address;
    }

    private static Optional<String> hostRange(PortRange range, String protocol, List<NetworkBinding> bound) {
        IntSummaryStatistics ports = bound.stream()
                .filter(each -> protocol.equals(each.protocol())
                        && each.containerPort() != null
                        && each.containerPort() >= range.first()
                        && each.containerPort() <= range.last())
                .map(NetworkBinding::hostPort)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .summaryStatistics();
        return ports.getCount() == 0 ? Optional.empty() : Optional.of(ports.getMin() + "-" + ports.getMax());
    }

    /** The addresses of a container; ECS shows them for awsvpc only. */
    List<NetworkInterface> interfaces(ContainerInspection seen) {
        String address = pause == null || !mode.equals("awsvpc") ? seen.address() : pause.address();
        return mode.equals("awsvpc") && address != null
                ? List.of(new NetworkInterface(null, address, null))
                : List.of();
    }
}
