package dev.evenkeel.core.api.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeTags is asked. */
public record DescribeTagsRequest(@Nullable List<String> resourceArns) {}
