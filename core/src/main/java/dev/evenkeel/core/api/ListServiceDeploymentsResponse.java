package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ListServiceDeployments answers. */
public record ListServiceDeploymentsResponse(
        @Nullable List<ServiceDeploymentBrief> serviceDeployments,
        @Nullable String nextToken) {}
