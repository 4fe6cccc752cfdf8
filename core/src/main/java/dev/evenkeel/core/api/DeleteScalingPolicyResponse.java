package dev.evenkeel.core.api;

/** What DeleteScalingPolicy answers. */
public record DeleteScalingPolicyResponse() {}
