package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Custom attributes to take off container instances; each names its instance. */
public record DeleteAttributesRequest(
        @Nullable String cluster, @Nullable List<Attribute> attributes) {}
