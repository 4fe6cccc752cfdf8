package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeregisterContainerInstance answers. */
public record DeregisterContainerInstanceResponse(@Nullable ContainerInstanceDescription containerInstance) {}
