package dev.evenkeel.testkit;

import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.port.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

class VirtualTimelineTest extends TimelineContract {
    private final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));

    @Override
    protected Timeline timeline() {
        return timeline;
    }

    @Override
    protected boolean passesUntil(BooleanSupplier condition) {
        timeline.advance(Duration.ofMinutes(1));
        return condition.getAsBoolean();
    }
}
