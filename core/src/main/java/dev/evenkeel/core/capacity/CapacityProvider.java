package dev.evenkeel.core.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A named group of hosts that a cluster's tasks can ask for. FARGATE and FARGATE_SPOT are not among these: they are there
 * without being created.
 *
 * @param autoScalingGroupProvider with ECS's defaults filled in
 * @param updateStatus such as UPDATE_COMPLETE; null for one that was never updated
 */
public record CapacityProvider(
        String name,
        String capacityProviderArn,
        AutoScalingGroupProvider autoScalingGroupProvider,
        @Nullable String updateStatus,
        Instant createdAt) {

    /** Whether its group grows when tasks wait for room. */
    public boolean isScaled() {
        return "ENABLED".equals(scaling().status());
    }

    /** Whether hosts that have tasks stay when the group shrinks. */
    public boolean protectsHostsInUse() {
        return "ENABLED".equals(autoScalingGroupProvider.managedTerminationProtection());
    }

    /** Whether hosts are emptied before they go. */
    public boolean drainsHosts() {
        return !"DISABLED".equals(autoScalingGroupProvider.managedDraining());
    }

    /** Percent of the hosts that should be in use, 1 to 100. */
    public int targetCapacity() {
        return Objects.requireNonNullElse(scaling().targetCapacity(), 100);
    }

    /** Hosts; the group never grows by fewer at once. */
    public int minimumStep() {
        return Objects.requireNonNullElse(scaling().minimumScalingStepSize(), 1);
    }

    /** Hosts; the group never grows by more at once. */
    public int maximumStep() {
        return Objects.requireNonNullElse(scaling().maximumScalingStepSize(), 10_000);
    }

    /** How long after it was asked for a host is given to arrive and be used before it counts as idle. */
    public Duration warmup() {
        return Duration.ofSeconds(Objects.requireNonNullElse(scaling().instanceWarmupPeriod(), 300));
    }

    private ManagedScaling scaling() {
        return Objects.requireNonNullElse(autoScalingGroupProvider.managedScaling(), ManagedScaling.standard(false));
    }
}
