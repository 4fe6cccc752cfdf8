package dev.evenkeel.core.scaling;

import org.jspecify.annotations.Nullable;

/** A metric that needs no definition of the user's. */
public record PredefinedMetricSpecification(
        @Nullable String predefinedMetricType, @Nullable String resourceLabel) {}
