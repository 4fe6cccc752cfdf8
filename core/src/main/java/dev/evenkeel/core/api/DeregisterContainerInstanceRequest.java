package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeregisterContainerInstance is asked. */
public record DeregisterContainerInstanceRequest(
        @Nullable String cluster,
        @Nullable String containerInstance,
        @Nullable Boolean force) {}
