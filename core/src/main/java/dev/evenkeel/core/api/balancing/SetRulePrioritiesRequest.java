package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.RulePriorityPair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What SetRulePriorities is asked. */
public record SetRulePrioritiesRequest(@Nullable List<RulePriorityPair> rulePriorities) {}
