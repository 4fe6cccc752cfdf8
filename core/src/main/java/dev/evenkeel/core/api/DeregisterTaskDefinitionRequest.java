package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeregisterTaskDefinition is asked. */
public record DeregisterTaskDefinitionRequest(@Nullable String taskDefinition) {}
