package dev.evenkeel.core.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a header may be; {@code *} and {@code ?} stand for characters. */
public record HttpHeaderConditionConfig(
        @Nullable String httpHeaderName, @Nullable List<String> values) {}
