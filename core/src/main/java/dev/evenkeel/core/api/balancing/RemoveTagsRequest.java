package dev.evenkeel.core.api.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What RemoveTags is asked. */
public record RemoveTagsRequest(
        @Nullable List<String> resourceArns, @Nullable List<String> tagKeys) {}
