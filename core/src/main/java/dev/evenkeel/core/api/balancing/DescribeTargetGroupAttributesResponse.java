package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeTargetGroupAttributes answers. */
public record DescribeTargetGroupAttributesResponse(
        @Nullable List<Attribute> attributes) {}
