package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ModifyTargetGroupAttributes answers. */
public record ModifyTargetGroupAttributesResponse(@Nullable List<Attribute> attributes) {}
