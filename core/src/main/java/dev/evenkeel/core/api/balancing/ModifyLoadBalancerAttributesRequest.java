package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ModifyLoadBalancerAttributes is asked. */
public record ModifyLoadBalancerAttributesRequest(
        @Nullable String loadBalancerArn, @Nullable List<Attribute> attributes) {}
