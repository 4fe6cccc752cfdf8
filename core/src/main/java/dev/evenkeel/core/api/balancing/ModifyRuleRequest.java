package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Action;
import dev.evenkeel.core.balancing.RuleCondition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ModifyRule is asked. */
public record ModifyRuleRequest(
        @Nullable String ruleArn,
        @Nullable List<RuleCondition> conditions,
        @Nullable List<Action> actions) {}
