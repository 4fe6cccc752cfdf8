package dev.evenkeel.core.api.balancing;

/** What DeleteRule answers. */
public record DeleteRuleResponse() {}
