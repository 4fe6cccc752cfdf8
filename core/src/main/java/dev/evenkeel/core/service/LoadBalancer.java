package dev.evenkeel.core.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container port of a service that a target group sends requests to.
 *
 * @param advancedConfiguration for deployments that move traffic; null where there are none
 */
public record LoadBalancer(
        @Nullable String targetGroupArn,
        @Nullable String loadBalancerName,
        @Nullable String containerName,
        @Nullable Integer containerPort,
        @Nullable AdvancedConfiguration advancedConfiguration,
        @Nullable Map<String, Object> other) {

    /** One whose traffic never moves. */
    public LoadBalancer(
            @Nullable String targetGroupArn,
            @Nullable String loadBalancerName,
            @Nullable String containerName,
            @Nullable Integer containerPort,
            @Nullable Map<String, Object> other) {
        this(targetGroupArn, loadBalancerName, containerName, containerPort, null, other);
    }

    /** The target group of the tasks of a deployment that has the alternate one, or not; null for a Classic one. */
    public @Nullable String targetGroupArn(boolean alternate) {
        return alternate && advancedConfiguration != null && advancedConfiguration.alternateTargetGroupArn() != null
                ? advancedConfiguration.alternateTargetGroupArn()
                : targetGroupArn;
    }
}
