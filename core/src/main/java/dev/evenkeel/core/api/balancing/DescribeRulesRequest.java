package dev.evenkeel.core.api.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeRules is asked. */
public record DescribeRulesRequest(
        @Nullable String listenerArn,
        @Nullable List<String> ruleArns,
        @Nullable String marker,
        @Nullable Integer pageSize) {}
