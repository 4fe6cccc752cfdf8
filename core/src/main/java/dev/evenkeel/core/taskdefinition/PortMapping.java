package dev.evenkeel.core.taskdefinition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container port, and the host port it is reached by. */
public record PortMapping(
        @Nullable Integer containerPort,
        @Nullable Integer hostPort,
        @Nullable String protocol,
        @Nullable String name,
        @Nullable String appProtocol,
        @Nullable String containerPortRange,
        @Nullable Map<String, Object> other) {}
