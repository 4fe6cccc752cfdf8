package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeServiceDeployments answers. */
public record DescribeServiceDeploymentsResponse(
        @Nullable List<ServiceDeploymentDescription> serviceDeployments,
        @Nullable List<Failure> failures) {}
