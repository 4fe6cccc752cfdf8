package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeRules answers. */
public record DescribeRulesResponse(
        @Nullable List<Rule> rules, @Nullable String nextMarker) {}
