package dev.evenkeel.core.api.balancing;

import org.jspecify.annotations.Nullable;

/** What DeleteTargetGroup is asked. */
public record DeleteTargetGroupRequest(@Nullable String targetGroupArn) {}
