package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** A target group and its weight, 0 to 999; 1 when absent. */
public record TargetGroupTuple(
        @Nullable String targetGroupArn, @Nullable Integer weight) {}
