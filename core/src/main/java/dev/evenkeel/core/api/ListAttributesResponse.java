package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of attributes. */
public record ListAttributesResponse(
        List<Attribute> attributes, @Nullable String nextToken) {}
