package dev.evenkeel.core.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods that may be used. */
public record HttpRequestMethodConditionConfig(@Nullable List<String> values) {}
