package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ModifyRule answers. */
public record ModifyRuleResponse(@Nullable List<Rule> rules) {}
