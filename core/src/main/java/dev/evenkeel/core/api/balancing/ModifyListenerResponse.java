package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Listener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ModifyListener answers. */
public record ModifyListenerResponse(@Nullable List<Listener> listeners) {}
