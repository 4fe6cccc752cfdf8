package dev.evenkeel.simulation;

import dev.evenkeel.core.port.Timeline;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of one engine: that of the world, but its clock may be ahead of it, and what the engine has asked for is done
 * only as long as it lives.
 */
final class EngineTimeline implements Timeline {
    private final Timeline world;
    private final Runnable onCrash;
    private Duration ahead;
    private boolean ended;

    /** @param onCrash is told when the engine has ended in the middle of an action */
    EngineTimeline(Timeline world, Duration ahead, Runnable onCrash) {
        this.world = world;
        this.ahead = ahead;
        this.onCrash = onCrash;
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
                try {
                    action.run();
                } catch (ControlPlaneCrash | DiskFailure crash) {
                    onCrash.run();
                }
            }
        });
    }
}
