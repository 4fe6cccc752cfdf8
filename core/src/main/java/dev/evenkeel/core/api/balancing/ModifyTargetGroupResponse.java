package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.TargetGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ModifyTargetGroup answers. */
public record ModifyTargetGroupResponse(@Nullable List<TargetGroup> targetGroups) {}
