package dev.evenkeel.core.port;

import dev.evenkeel.core.traffic.TargetState;
import org.jspecify.annotations.Nullable;

/**
 * What a target that was registered by hand looks like to its router at one moment. A later observation replaces an earlier
 * one.
 *
 * @param id as it was registered: an address
 * @param port 1 to 65535
 * @param state INITIAL until it was checked often enough, then HEALTHY or UNHEALTHY
 * @param reason in Elastic Load Balancing's words; null when there is none to give
 */
public record StaticTargetObservation(
        String targetGroupArn,
        String id,
        int port,
        TargetState state,
        @Nullable String reason) {}
