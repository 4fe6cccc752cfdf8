package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeServices is asked. */
public record DescribeServicesRequest(
        @Nullable String cluster,
        @Nullable List<String> services,
        @Nullable List<String> include) {}
