package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What UntagResource is asked. */
public record UntagResourceRequest(
        @Nullable String resourceArn, @Nullable List<String> tagKeys) {}
