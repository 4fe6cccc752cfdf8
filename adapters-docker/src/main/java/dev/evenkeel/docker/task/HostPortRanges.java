package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.PortRange;
import io.vertx.core.Future;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The host ports for the container port ranges of a bridge task: as many in a row, chosen as the ECS agent does. */
final class HostPortRanges implements TaskResource {

    private final RunEnvironment environment;
    private final TaskStart start;
    private final SortedMap<String, PortRange> chosen = new TreeMap<>();

    HostPortRanges(RunEnvironment environment, TaskStart start) {
        this.environment = environment;
        this.start = start;
    }

    @Override
    public Future<Void> make(BooleanSupplier wanted) {
        boolean any = start.taskDefinition().effectiveNetworkMode().equals("bridge")
                && start.taskDefinition().containers().stream()
                        .anyMatch(container -> !ranges(container).isEmpty());
        return any ? environment.vertx().executeBlocking(this::chooseAll, false) : Future.succeededFuture();
    }

    /** By {@link Surroundings#rangeKey}; complete once made. */
    SortedMap<String, PortRange> chosen() {
        return Collections.unmodifiableSortedMap(chosen);
    }

    @Override
    public void release() {
        chosen.values().forEach(environment.ports()::free);
        chosen.clear();
    }

    private @Nullable Void chooseAll() {
        for (ContainerDefinition container : start.taskDefinition().containers()) {
            for (PortMapping mapping : ranges(container)) {
                PortRange wanted = PortRange.of(String.valueOf(mapping.containerPortRange()))
                        .orElseThrow();
                PortRange host = environment
                        .ports()
                        .take(wanted.size())
                        .orElseThrow(() -> new IllegalStateException("CannotStartContainerError: no " + wanted.size()
                                + " host ports in a row are free for containerPortRange " + wanted));
                chosen.put(Surroundings.rangeKey(container, mapping), host);
            }
        }
        return null;
    }

    private static List<PortMapping> ranges(ContainerDefinition container) {
        List<PortMapping> all = container.portMappings() == null ? List.of() : container.portMappings();
        return all.stream()
                .filter(mapping -> mapping.containerPortRange() != null)
                .toList();
    }
}
