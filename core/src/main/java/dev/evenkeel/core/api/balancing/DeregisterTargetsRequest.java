package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.TargetDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DeregisterTargets is asked. */
public record DeregisterTargetsRequest(
        @Nullable String targetGroupArn, @Nullable List<TargetDescription> targets) {}
