package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeClusters answers. */
public record DescribeClustersResponse(
        @Nullable List<ClusterDescription> clusters,
        @Nullable List<Failure> failures) {}
