package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ModifyListenerAttributes answers. */
public record ModifyListenerAttributesResponse(@Nullable List<Attribute> attributes) {}
