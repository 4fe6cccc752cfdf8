package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ModifyLoadBalancerAttributes answers. */
public record ModifyLoadBalancerAttributesResponse(@Nullable List<Attribute> attributes) {}
