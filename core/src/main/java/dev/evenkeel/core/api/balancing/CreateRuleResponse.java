package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CreateRule answers. */
public record CreateRuleResponse(@Nullable List<Rule> rules) {}
