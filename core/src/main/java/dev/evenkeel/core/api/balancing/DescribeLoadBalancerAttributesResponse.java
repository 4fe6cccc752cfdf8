package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeLoadBalancerAttributes answers. */
public record DescribeLoadBalancerAttributesResponse(
        @Nullable List<Attribute> attributes) {}
