package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeServiceRevisions is asked. */
public record DescribeServiceRevisionsRequest(@Nullable List<String> serviceRevisionArns) {}
