package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.TagDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeTags answers. */
public record DescribeTagsResponse(@Nullable List<TagDescription> tagDescriptions) {}
