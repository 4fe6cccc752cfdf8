package dev.evenkeel.core.scaling;

import org.jspecify.annotations.Nullable;

/** Which kinds of scaling are switched off for a target. */
public record SuspendedState(
        @Nullable Boolean dynamicScalingInSuspended,
        @Nullable Boolean dynamicScalingOutSuspended,
        @Nullable Boolean scheduledScalingSuspended) {}
