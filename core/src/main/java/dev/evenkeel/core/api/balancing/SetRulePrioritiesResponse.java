package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What SetRulePriorities answers. */
public record SetRulePrioritiesResponse(@Nullable List<Rule> rules) {}
