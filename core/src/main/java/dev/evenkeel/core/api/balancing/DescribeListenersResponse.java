package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Listener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeListeners answers. */
public record DescribeListenersResponse(
        @Nullable List<Listener> listeners, @Nullable String nextMarker) {}
