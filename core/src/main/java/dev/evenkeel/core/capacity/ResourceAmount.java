package dev.evenkeel.core.capacity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resource of a container instance as ECS writes it: CPU units, MEMORY in MiB, or a set of PORTS. */
public record ResourceAmount(
        @Nullable String name,
        @Nullable String type,
        @Nullable Double doubleValue,
        @Nullable Long longValue,
        @Nullable Integer integerValue,
        @Nullable List<String> stringSetValue) {}
