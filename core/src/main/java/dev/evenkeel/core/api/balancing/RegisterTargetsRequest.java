package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.TargetDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What RegisterTargets is asked. */
public record RegisterTargetsRequest(
        @Nullable String targetGroupArn, @Nullable List<TargetDescription> targets) {}
