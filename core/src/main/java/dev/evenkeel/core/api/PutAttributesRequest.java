package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Custom attributes to put on container instances; each names its instance. */
public record PutAttributesRequest(
        @Nullable String cluster, @Nullable List<Attribute> attributes) {}
