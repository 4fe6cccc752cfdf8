package dev.evenkeel.core.api;

import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.NetworkInterface;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container of a task as DescribeTasks shows it. */
public record ContainerDescription(
        @Nullable String containerArn,
        @Nullable String taskArn,
        @Nullable String name,
        @Nullable String image,
        @Nullable String imageDigest,
        @Nullable String runtimeId,
        @Nullable String lastStatus,
        @Nullable Integer exitCode,
        @Nullable String reason,
        @Nullable List<NetworkBinding> networkBindings,
        @Nullable List<NetworkInterface> networkInterfaces,
        @Nullable String healthStatus,
        @Nullable String cpu,
        @Nullable String memory,
        @Nullable String memoryReservation,
        @Nullable List<String> gpuIds,
        @Nullable List<String> neuronDeviceIds,
        @Nullable List<ManagedAgent> managedAgents,
        @Nullable Map<String, Object> other) {}
