package dev.evenkeel.core.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request must be like for a rule to hold. */
public record RuleCondition(
        @Nullable String field,
        @Nullable List<String> values,
        @Nullable HostHeaderConditionConfig hostHeaderConfig,
        @Nullable PathPatternConditionConfig pathPatternConfig,
        @Nullable HttpHeaderConditionConfig httpHeaderConfig,
        @Nullable QueryStringConditionConfig queryStringConfig,
        @Nullable HttpRequestMethodConditionConfig httpRequestMethodConfig,
        @Nullable SourceIpConditionConfig sourceIpConfig) {}
