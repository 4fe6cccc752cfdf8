package dev.evenkeel.router.model;

import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetState;
import org.jspecify.annotations.Nullable;

/**
 * A target as it is now.
 *
 * @param reason why it is in that state, in Elastic Load Balancing's words; null when it is healthy
 */
public record Target(
        TargetId id,
        String address,
        int port,
        TargetState state,
        @Nullable String reason) {}
