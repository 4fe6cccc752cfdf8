package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** What names a target to clients: an address or instance id, and a port. */
public record TargetDescription(
        String id, @Nullable Integer port, @Nullable String availabilityZone) {}
