package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Action;
import dev.evenkeel.core.balancing.RuleCondition;
import dev.evenkeel.core.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CreateRule is asked. */
public record CreateRuleRequest(
        @Nullable String listenerArn,
        @Nullable List<RuleCondition> conditions,
        @Nullable Integer priority,
        @Nullable List<Action> actions,
        @Nullable List<Tag> tags) {}
