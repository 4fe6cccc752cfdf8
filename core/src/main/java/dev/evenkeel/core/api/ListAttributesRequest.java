package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** Asks for the attributes of container instances, of one name or value if given. */
public record ListAttributesRequest(
        @Nullable String cluster,
        @Nullable String targetType,
        @Nullable String attributeName,
        @Nullable String attributeValue,
        @Nullable String nextToken,
        @Nullable Integer maxResults) {}
