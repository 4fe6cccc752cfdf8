package dev.evenkeel.core.api.balancing;

import org.jspecify.annotations.Nullable;

/** What DeleteRule is asked. */
public record DeleteRuleRequest(@Nullable String ruleArn) {}
