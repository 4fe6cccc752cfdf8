package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** A setting of a load balancer, target group or listener, such as {@code deregistration_delay.timeout_seconds}. */
public record Attribute(@Nullable String key, @Nullable String value) {}
