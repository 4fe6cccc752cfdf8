package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ModifyTargetGroupAttributes is asked. */
public record ModifyTargetGroupAttributesRequest(
        @Nullable String targetGroupArn, @Nullable List<Attribute> attributes) {}
