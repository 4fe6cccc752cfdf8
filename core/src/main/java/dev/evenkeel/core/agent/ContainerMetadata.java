package dev.evenkeel.core.agent;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.task.ContainerOverride;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.Given;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What version 4 of the task metadata endpoint says of a container, as far as it is on record. What only the runtime knows,
 * such as its address, labels and times, the adapter adds.
 *
 * @param runtimeId the runtime's own id; ECS calls it DockerId
 * @param knownStatus in the agent's words: CREATED, RUNNING or STOPPED
 * @param cpu CPU units, 0 for none
 * @param memory MiB: the limit, else the reservation, else 0
 * @param health null for a container without a health check
 * @param restartCount null for a container without a restart policy
 * @param logDriver null for the runtime's own
 * @param logOptions without the secret ones
 * @param addresses IPv4 addresses of the task's own network, with awsvpc
 */
public record ContainerMetadata(
        String runtimeId,
        String name,
        String image,
        String desiredStatus,
        String knownStatus,
        @Nullable Integer exitCode,
        int cpu,
        int memory,
        @Nullable HealthStatus health,
        String containerArn,
        @Nullable Integer restartCount,
        @Nullable String logDriver,
        SortedMap<String, String> logOptions,
        List<NetworkBinding> ports,
        List<String> addresses) {
    public ContainerMetadata {
        ports = List.copyOf(ports);
        addresses = List.copyOf(addresses);
    }

    static ContainerMetadata of(ArnScope scope, Task task, ContainerDefinition definition, ContainerObservation seen) {
        ContainerOverride change = change(task.launch().overrides(), seen.name());
        Map<?, ?> log =
                definition.other() != null && definition.other().get("logConfiguration") instanceof Map<?, ?> given
                        ? given
                        : new TreeMap<String, Object>();
        return new ContainerMetadata(
                Objects.requireNonNull(seen.runtimeId()),
                seen.name(),
                Objects.requireNonNullElse(definition.image(), ""),
                task.progress().desiredStatus().name(),
                seen.status() == ContainerStatus.PENDING
                        ? "CREATED"
                        : seen.status().name(),
                seen.exitCode(),
                first(change == null ? null : change.cpu(), definition.cpu()),
                first(
                        change == null ? null : change.memory(),
                        definition.memory(),
                        change == null ? null : change.memoryReservation(),
                        definition.memoryReservation()),
                definition.healthCheck() == null ? null : seen.health(),
                scope.container(task.taskArn(), seen.name()),
                definition.restartPolicy() == null
                                || !Boolean.TRUE.equals(
                                        definition.restartPolicy().enabled())
                        ? null
                        : seen.restartCount(),
                log.get("logDriver") instanceof String driver ? driver : null,
                texts(log.get("options")),
                seen.networkBindings(),
                seen.networkInterfaces().stream()
                        .map(attached -> attached.privateIpv4Address())
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static @Nullable ContainerOverride change(@Nullable TaskOverride overrides, String name) {
        List<ContainerOverride> changes = overrides == null ? List.of() : Given.orEmpty(overrides.containerOverrides());
        return changes.stream()
                .filter(each -> name.equals(each.name()))
                .findFirst()
                .orElse(null);
    }

    private static int first(@Nullable Integer... amounts) {
        for (Integer amount : amounts) {
            if (amount != null) {
                return amount;
            }
        }
        return 0;
    }

    private static SortedMap<String, String> texts(@Nullable Object map) {
        SortedMap<String, String> texts = new TreeMap<>();
        if (map instanceof Map<?, ?> given) {
            given.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }
}
