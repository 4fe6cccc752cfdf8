package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeregisterScalableTarget is asked. */
public record DeregisterScalableTargetRequest(
        @Nullable String serviceNamespace,
        @Nullable String resourceId,
        @Nullable String scalableDimension) {}
