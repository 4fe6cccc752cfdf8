package dev.evenkeel.core.api.balancing;

import org.jspecify.annotations.Nullable;

/** What DeleteListener is asked. */
public record DeleteListenerRequest(@Nullable String listenerArn) {}
