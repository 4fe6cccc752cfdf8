package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ListServices answers. */
public record ListServicesResponse(
        @Nullable List<String> serviceArns, @Nullable String nextToken) {}
