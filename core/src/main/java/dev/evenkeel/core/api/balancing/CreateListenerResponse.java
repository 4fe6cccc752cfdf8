package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Listener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CreateListener answers. */
public record CreateListenerResponse(@Nullable List<Listener> listeners) {}
