package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ListServicesByNamespace answers. */
public record ListServicesByNamespaceResponse(
        @Nullable List<String> serviceArns, @Nullable String nextToken) {}
