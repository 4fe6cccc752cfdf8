package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ModifyListenerAttributes is asked. */
public record ModifyListenerAttributesRequest(
        @Nullable String listenerArn, @Nullable List<Attribute> attributes) {}
