package dev.evenkeel.core.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which target groups requests are divided among. */
public record ForwardActionConfig(
        @Nullable List<TargetGroupTuple> targetGroups,
        @Nullable TargetGroupStickinessConfig targetGroupStickinessConfig) {}
