package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** Whether a client stays with the target group that it was sent to, and for how many seconds, 1 to 604800. */
public record TargetGroupStickinessConfig(
        @Nullable Boolean enabled, @Nullable Integer durationSeconds) {}
