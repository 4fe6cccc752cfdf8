package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.ContainerOverride;
import dev.evenkeel.core.task.KeyValuePair;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.TaskSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A container definition with what this run changes of it.
 *
 * @param environment NAME=VALUE, in the order of the definition; a name the run adds comes last
 * @param cpu CPU units, null for none
 * @param memory MiB, null for no limit
 * @param memoryReservation MiB, null for none
 */
record EffectiveContainer(
        ContainerDefinition definition,
        @Nullable List<String> command,
        List<String> environment,
        @Nullable Integer cpu,
        @Nullable Integer memory,
        @Nullable Integer memoryReservation) {

    static EffectiveContainer of(ContainerDefinition definition, @Nullable TaskOverride overrides) {
        return of(definition, overrides, Map.of());
    }

    /** @param files what its environment files say; the definition and the run go before them */
    static EffectiveContainer of(
            ContainerDefinition definition, @Nullable TaskOverride overrides, Map<String, String> files) {
        ContainerOverride change = override(definition, overrides).orElse(null);
        Map<String, String> environment = new LinkedHashMap<>(files);
        add(environment, definition.environment());
        if (change == null) {
            return new EffectiveContainer(
                    definition,
                    definition.command(),
                    lines(environment),
                    definition.cpu(),
                    definition.memory(),
                    definition.memoryReservation());
        }
        add(environment, change.environment());
        return new EffectiveContainer(
                definition,
                change.command() == null ? definition.command() : change.command(),
                lines(environment),
                change.cpu() == null ? definition.cpu() : change.cpu(),
                change.memory() == null ? definition.memory() : change.memory(),
                change.memoryReservation() == null ? definition.memoryReservation() : change.memoryReservation());
    }

    /** CPU units of the whole task, null when it has no limit of its own. */
    static @Nullable Integer taskCpu(TaskStart start) {
        TaskOverride overrides = start.overrides();
        String changed = overrides == null ? null : overrides.cpu();
        String text = changed == null ? start.taskDefinition().cpu() : changed;
        return text == null ? null : orNull(TaskSize.cpu(text));
    }

    /** MiB of the whole task, null when it has no limit of its own. */
    static @Nullable Integer taskMemory(TaskStart start) {
        TaskOverride overrides = start.overrides();
        String changed = overrides == null ? null : overrides.memory();
        String text = changed == null ? start.taskDefinition().memory() : changed;
        return text == null ? null : orNull(TaskSize.memory(text));
    }

    private static @Nullable Integer orNull(OptionalInt amount) {
        return amount.isPresent() ? amount.getAsInt() : null;
    }

    /** What this run changes of a container, if anything. */
    static Optional<ContainerOverride> override(ContainerDefinition definition, @Nullable TaskOverride overrides) {
        if (overrides == null || overrides.containerOverrides() == null) {
            return Optional.empty();
        }
        return overrides.containerOverrides().stream()
                .filter(each -> each.name() != null && each.name().equals(definition.name()))
                .findFirst();
    }

    private static void add(Map<String, String> environment, @Nullable List<KeyValuePair> pairs) {
        for (KeyValuePair pair : pairs == null ? List.<KeyValuePair>of() : pairs) {
            if (pair.name() != null) {
                environment.put(pair.name(), pair.value() == null ? "" : pair.value());
            }
        }
    }

    private static List<String> lines(Map<String, String> environment) {
        List<String> lines = new ArrayList<>();
        environment.forEach((name, value) -> lines.add(name + "=" + value));
        return lines;
    }
}
