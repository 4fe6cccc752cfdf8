package dev.evenkeel.core.scaling;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keep a metric at a value by changing the desired count. */
public record TargetTrackingConfiguration(
        @Nullable Double targetValue,
        @Nullable PredefinedMetricSpecification predefinedMetricSpecification,
        @Nullable Integer scaleOutCooldown,
        @Nullable Integer scaleInCooldown,
        @Nullable Boolean disableScaleIn,
        @Nullable Map<String, Object> other) {}
