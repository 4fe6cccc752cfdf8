package dev.evenkeel.core.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths that may be asked for; {@code *} and {@code ?} stand for characters. */
public record PathPatternConditionConfig(@Nullable List<String> values) {}
