package dev.evenkeel.simulation;

import dev.evenkeel.core.port.Timeline;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of one engine: that of the world, but its clock may jump ahead, and what it has asked for is done only as long
 * as it lives.
 */
final class EngineTimeline implements Timeline {
    private final Timeline world;
    private Duration ahead;
    private boolean ended;

    EngineTimeline(Timeline world, Duration ahead) {
        this.world = world;
        this.ahead = ahead;
    }

    Duration ahead() {
        return ahead;
    }

    void jump(Duration span) {
        ahead = ahead.plus(span);
    }

    /** The engine is no more. */
    void end() {
        ended = true;
    }

    @Override
    public Instant instant() {
        return world.instant().plus(ahead);
    }

    @Override
    public void execute(Runnable action) {
        at(instant(), action);
    }

    @Override
    public void at(Instant when, Runnable action) {
        world.at(when.minus(ahead), () -> {
            if (!ended) {
                action.run();
            }
        });
    }
}
