package dev.evenkeel.core.api.balancing;

/** What DeleteTargetGroup answers. */
public record DeleteTargetGroupResponse() {}
