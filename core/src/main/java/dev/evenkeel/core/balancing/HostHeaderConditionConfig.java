package dev.evenkeel.core.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names by which a host may be called; {@code *} and {@code ?} stand for characters. */
public record HostHeaderConditionConfig(@Nullable List<String> values) {}
