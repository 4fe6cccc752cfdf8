package dev.evenkeel.bootstrap;

import dev.evenkeel.core.port.Timeline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Calls wait for their turn on the thread of a {@link WallTimeline}. */
final class WallPacing implements Pacing {
    private final WallTimeline timeline;

    WallPacing(WallTimeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public <T> CompletionStage<T> call(Supplier<T> action) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        timeline.execute(() -> Calls.complete(answer, action));
        if (timeline.isClosed()) {
            // Too late for its turn; if it had it after all, this does nothing.
            answer.completeExceptionally(new IllegalStateException("Evenkeel is closed"));
        }
        return answer;
    }

    @Override
    public <T> T handOver(Supplier<T> action) {
        return action.get();
    }

    @Override
    public void advance(Duration span) {
        throw new IllegalStateException("time goes by itself here: only virtual and settling clocks can be advanced");
    }

    @Override
    public void close() {
        timeline.close();
    }
}
