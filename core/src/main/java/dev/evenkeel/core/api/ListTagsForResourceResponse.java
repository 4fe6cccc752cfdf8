package dev.evenkeel.core.api;

import dev.evenkeel.core.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ListTagsForResource answers. */
public record ListTagsForResourceResponse(@Nullable List<Tag> tags) {}
