package dev.evenkeel.sim;

import dev.evenkeel.core.task.KeyValuePair;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The labels {@code dev.evenkeel.sim.*} of a container. One that is absent or cannot be read has no effect, as a label
 * has none on any other backend.
 */
record SimLabels(Map<String, String> labels) {
    /** The exit code of a process that was killed. */
    static final int EXIT_KILLED = 137;

    /** What ECS shows of a container that the kernel killed for its memory. */
    static final String OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage";

    private static final String PREFIX = "dev.evenkeel.sim.";
    private static final List<KeyValuePair> NOTHING = List.of();
    private static final double SECONDS_MAX = Duration.ofDays(3650).toSeconds();

    static SimLabels of(ContainerDefinition container) {
        return new SimLabels(container.dockerLabels() == null ? Map.of() : container.dockerLabels());
    }

    /** The same where this run overrides it: a variable of its environment that has a label's name goes before it. */
    static SimLabels of(ContainerDefinition container, @Nullable TaskOverride overrides) {
        if (overrides == null) {
            return of(container);
        }
        SortedMap<String, String> all = new TreeMap<>(of(container).labels);
        if (overrides.containerOverrides() != null) {
            overrides.containerOverrides().stream()
                    .filter(override -> Objects.equals(override.name(), container.name()))
                    .flatMap(override -> Objects.requireNonNullElse(override.environment(), NOTHING).stream())
                    .forEach(variable -> {
                        if (variable.name() != null && variable.value() != null) {
                            all.put(variable.name(), variable.value());
                        }
                    });
        }
        return new SimLabels(all);
    }

    Optional<String> text(String name) {
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(labels.get(PREFIX + name)).map(String::strip);
    }

    boolean isTrue(String name) {
        return text(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** A number that is not negative. */
    double number(String name, double otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            double value = Double.parseDouble(text.get());
            return value >= 0 && Double.isFinite(value) ? value : otherwise;
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    @Nullable
    Duration seconds(String name) {
        double value = number(name, -1);
        return value < 0 ? null : Duration.ofMillis(Math.round(Math.min(value, SECONDS_MAX) * 1000));
    }

    Latency latency(String name, Latency otherwise) {
        return text(name).flatMap(Latency::parse).orElse(otherwise);
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        try {
            return text(name)
                    .map(text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)))
                    .orElse(otherwise);
        } catch (IllegalArgumentException notOneOfThem) {
            return otherwise;
        }
    }
}
