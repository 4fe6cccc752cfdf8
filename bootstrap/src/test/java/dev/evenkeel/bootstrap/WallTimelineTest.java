package dev.evenkeel.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.testkit.TimelineContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WallTimelineTest extends TimelineContract {
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final WallTimeline timeline = new WallTimeline(
            "test", Instant.parse("2026-01-01T00:00:00Z"), 1000, thrown -> failures.add(thrown.getMessage()));

    @Override
    protected Timeline timeline() {
        return timeline;
    }

    @Override
    protected boolean passesUntil(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return condition.getAsBoolean();
    }

    @AfterEach
    void close() {
        timeline.close();
    }

    @Test
    void goesOnAfterAnActionThatThrows() throws InterruptedException {
        CountDownLatch next = new CountDownLatch(1);
        timeline.execute(() -> {
            throw new IllegalStateException("thrown on purpose");
        });

        timeline.execute(next::countDown);

        assertTrue(next.await(20, TimeUnit.SECONDS));
        assertEquals(List.of("thrown on purpose"), failures);
    }

    @Test
    void passesAThousandTimesAsFastAsTheWallClock() throws InterruptedException {
        Instant before = timeline.instant();
        CountDownLatch minute = new CountDownLatch(1);
        timeline.at(before.plus(Duration.ofMinutes(1)), minute::countDown);

        assertTrue(minute.await(20, TimeUnit.SECONDS));

        assertFalse(timeline.instant().isBefore(before.plus(Duration.ofMinutes(1))));
    }

    @Test
    void runsNothingThatIsHandedInAfterItsEnd() {
        List<String> ran = new CopyOnWriteArrayList<>();
        timeline.execute(() -> ran.add("before"));

        timeline.close();
        timeline.execute(() -> ran.add("after"));

        assertEquals(List.of("before"), ran);
        assertTrue(timeline.isClosed());
    }
}
