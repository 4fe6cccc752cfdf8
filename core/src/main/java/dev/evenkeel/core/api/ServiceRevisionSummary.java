package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** A revision in a deployment, with the counts of its tasks. */
public record ServiceRevisionSummary(
        @Nullable String arn,
        @Nullable Integer requestedTaskCount,
        @Nullable Integer runningTaskCount,
        @Nullable Integer pendingTaskCount,
        @Nullable Double requestedTestTrafficWeight,
        @Nullable Double requestedProductionTrafficWeight) {}
