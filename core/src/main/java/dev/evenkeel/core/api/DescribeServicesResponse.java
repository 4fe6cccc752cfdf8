package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeServices answers. */
public record DescribeServicesResponse(
        @Nullable List<ServiceDescription> services,
        @Nullable List<Failure> failures) {}
