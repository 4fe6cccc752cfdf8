package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeListenerAttributes answers. */
public record DescribeListenerAttributesResponse(@Nullable List<Attribute> attributes) {}
