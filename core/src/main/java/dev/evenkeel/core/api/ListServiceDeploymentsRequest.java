package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ListServiceDeployments is asked. */
public record ListServiceDeploymentsRequest(
        @Nullable String service,
        @Nullable String cluster,
        @Nullable List<String> status,
        @Nullable CreatedAt createdAt,
        @Nullable String nextToken,
        @Nullable Integer maxResults) {}
