package dev.evenkeel.simulation.play;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.EventSink;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Watches for anything that is done when there is nothing to do; forgetting and measuring are no deeds. */
final class Deeds implements EventSink {
    private static final Pattern TOLD_ON = Pattern.compile("deregistered \\d+ targets|begun draining connections");

    private boolean watching;
    private @Nullable String first;

    /** From now on there is nothing to do. */
    void watch() {
        watching = true;
    }

    /** The first thing that was done nevertheless; null for nothing. */
    @Nullable
    String first() {
        return first;
    }

    @Override
    public void accept(Instant at, Event event) {
        if (watching && first == null && isDeed(event)) {
            first = at + " " + event;
        }
    }

    private static boolean isDeed(Event event) {
        // The router may tell late of a target that was let go, and the service tells it on.
        boolean late = event instanceof Event.TargetChanged changed
                && !changed.target().wanted();
        boolean told = event instanceof Event.ServiceEventPublished published
                && TOLD_ON.matcher(String.valueOf(published.event().message())).find();
        return !(late
                || told
                || event instanceof Event.TaskForgotten
                || event instanceof Event.ServiceForgotten
                || event instanceof Event.ContainerInstanceForgotten
                || event instanceof Event.TokenForgotten
                || event instanceof Event.MetricEvaluated
                || event instanceof Event.CapacityEvaluated);
    }
}
