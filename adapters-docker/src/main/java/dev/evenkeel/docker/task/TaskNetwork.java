package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.NetworkInterface;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.docker.client.ContainerInspection;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The network of a task.
 *
 * <p>With awsvpc all containers of a task share one network with one address. When it has several, a pause container owns
 * the network, so that no container's end takes it from the others; a single one owns its own, which saves half of the
 * time to start. With bridge each container has its own; host and none are the engine's.
 */
final class TaskNetwork implements TaskResource {

    private final RunEnvironment environment;
    private final TaskStart start;
    private final String mode;
    private final boolean shared;
    private final String pauseName;
    private @Nullable ContainerInspection pause;
    private boolean asked;

    TaskNetwork(RunEnvironment environment, TaskStart start) {
        this.environment = environment;
        this.start = start;
        mode = start.taskDefinition().effectiveNetworkMode();
        shared = mode.equals("awsvpc") && start.taskDefinition().containers().size() > 1;
        pauseName = OwnLabels.containerName(start, OwnLabels.PAUSE, environment.owner());
    }

    /** Fails with a {@link ContainerLaunch.Failure}. */
    @Override
    public Future<Void> make(BooleanSupplier wanted) {
        if (!shared) {
            return Future.succeededFuture();
        }
        asked = true;
        return environment
                .images()
                .pauseImage()
                .compose(nothing -> new ContainerLaunch(
                                environment,
                                pauseName,
                                ContainerSpec.pause(start, environment.owner(), ImageStore.PAUSE),
                                wanted,
                                created -> {})
                        .run())
                .onSuccess(running -> pause = running)
                .mapEmpty();
    }

    /** The engine's name of the container that owns the network, null when each container has its own. */
    @Nullable
    String owner() {
        return shared ? pauseName : null;
    }

    Optional<String> ownerId() {
        return Optional.ofNullable(pause).map(ContainerInspection::id);
    }

    @Override
    public void remove() {
        if (asked) {
            environment.remove(pauseName);
        }
    }

    /** The host ports of a container. */
    List<NetworkBinding> bindings(ContainerDefinition container, ContainerInspection seen) {
        List<PortMapping> mappings = container.portMappings() == null ? List.of() : container.portMappings();
        if (mode.equals("host")) {
            return mappings.stream()
                    .filter(mapping -> mapping.containerPort() != null)
                    .map(mapping -> new NetworkBinding(
                            "0.0.0.0", mapping.containerPort(), mapping.containerPort(), protocol(mapping), null, null))
                    .toList();
        }
        List<NetworkBinding> all = pause == null ? seen.ports() : pause.ports();
        return all.stream()
                .filter(binding -> mappings.stream()
                        .anyMatch(mapping -> mapping.containerPort() != null
                                && mapping.containerPort().equals(binding.containerPort())
                                && protocol(mapping).equals(binding.protocol())))
                .toList();
    }

    /** The addresses of a container; ECS shows them for awsvpc only. */
    List<NetworkInterface> interfaces(ContainerInspection seen) {
        String address = pause == null ? seen.address() : pause.address();
        return mode.equals("awsvpc") && address != null
                ? List.of(new NetworkInterface(null, address, null))
                : List.of();
    }

    private static String protocol(PortMapping mapping) {
        return mapping.protocol() == null ? "tcp" : mapping.protocol();
    }
}
