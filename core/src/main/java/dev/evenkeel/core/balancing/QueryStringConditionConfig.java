package dev.evenkeel.core.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the query may have. */
public record QueryStringConditionConfig(@Nullable List<QueryStringKeyValuePair> values) {}
