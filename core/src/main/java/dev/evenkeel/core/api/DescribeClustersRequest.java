package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeClusters is asked. */
public record DescribeClustersRequest(
        @Nullable List<String> clusters, @Nullable List<String> include) {}
