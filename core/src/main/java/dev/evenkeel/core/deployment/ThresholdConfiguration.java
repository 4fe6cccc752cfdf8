package dev.evenkeel.core.deployment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many failures the circuit breaker takes.
 *
 * @param type BOUNDED_PERCENT, UNBOUNDED_PERCENT or COUNT
 * @param value percent of the desired count, or a count
 */
public record ThresholdConfiguration(
        @Nullable String type,
        @Nullable Integer value,
        @Nullable Map<String, Object> other) {}
