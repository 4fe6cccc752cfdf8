package dev.evenkeel.core.api;

import dev.evenkeel.core.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What TagResource is asked. */
public record TagResourceRequest(
        @Nullable String resourceArn, @Nullable List<Tag> tags) {}
