package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** The priority that a rule is to have. */
public record RulePriorityPair(
        @Nullable String ruleArn, @Nullable Integer priority) {}
