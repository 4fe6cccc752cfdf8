package dev.evenkeel.core.api.balancing;

/** What RegisterTargets answers. */
public record RegisterTargetsResponse() {}
