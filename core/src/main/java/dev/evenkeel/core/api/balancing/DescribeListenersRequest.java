package dev.evenkeel.core.api.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeListeners is asked. */
public record DescribeListenersRequest(
        @Nullable String loadBalancerArn,
        @Nullable List<String> listenerArns,
        @Nullable String marker,
        @Nullable Integer pageSize) {}
