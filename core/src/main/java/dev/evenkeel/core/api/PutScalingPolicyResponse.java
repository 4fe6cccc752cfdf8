package dev.evenkeel.core.api;

import dev.evenkeel.core.scaling.AlarmReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What PutScalingPolicy answers. */
public record PutScalingPolicyResponse(
        @Nullable String policyARN, @Nullable List<AlarmReference> alarms) {}
