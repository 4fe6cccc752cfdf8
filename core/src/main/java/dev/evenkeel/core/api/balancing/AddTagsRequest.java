package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What AddTags is asked. */
public record AddTagsRequest(
        @Nullable List<String> resourceArns, @Nullable List<Tag> tags) {}
