package dev.evenkeel.core.api.balancing;

/** What DeregisterTargets answers. */
public record DeregisterTargetsResponse() {}
