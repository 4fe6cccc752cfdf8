package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeServiceRevisions answers. */
public record DescribeServiceRevisionsResponse(
        @Nullable List<ServiceRevisionDescription> serviceRevisions,
        @Nullable List<Failure> failures) {}
