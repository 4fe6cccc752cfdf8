package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.TargetGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CreateTargetGroup answers. */
public record CreateTargetGroupResponse(@Nullable List<TargetGroup> targetGroups) {}
