package dev.evenkeel.core.api.balancing;

import org.jspecify.annotations.Nullable;

/** What DescribeListenerAttributes is asked. */
public record DescribeListenerAttributesRequest(@Nullable String listenerArn) {}
