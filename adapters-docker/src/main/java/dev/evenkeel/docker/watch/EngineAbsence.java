package dev.evenkeel.docker.watch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an engine that cannot be reached, step by step:
 *
 * <ol>
 *   <li>It is away: nothing new is placed on it, and what it had counts as it was seen last.
 *   <li>It answers again: it is as it was, and its tasks are looked at.
 *   <li>It is away for too long: it is lost with all that was on it. That is for fleets; an only engine is never lost, since
 *       there is nowhere else to go.
 *   <li>A lost one answers again: what is left of its tasks is removed first, since they run elsewhere by now. Only then is
 *       it offered anew, so that their ports and names are free.
 * </ol>
 *
 * <p>On the backend's context only.
 */
public final class EngineAbsence {

    private static final Duration CLEAN_UP_AGAIN = Duration.ofSeconds(2);

    /** Who carries the steps out. */
    public interface Listener {

        /** It can be reached, or not. */
        void connected(boolean now);

        void lost();

        /** Removes what its tasks have left; fails when it cannot be reached for that. */
        Future<Void> cleanUp();

        void found();
    }

    private final Vertx vertx;
    private final @Nullable Duration lostAfter;
    private final Listener listener;
    private boolean reachable = true;
    private boolean lost;
    private long turn;

    /** @param lostAfter from when it was seen to be unreachable; null for an engine that is never lost */
    public EngineAbsence(Vertx vertx, @Nullable Duration lostAfter, Listener listener) {
        this.vertx = vertx;
        this.lostAfter = lostAfter;
        this.listener = listener;
    }

    /** Whether it answers and takes tasks. */
    public boolean isThere() {
        return reachable && !lost;
    }

    /** The engine could not be reached for a while, or can be again. */
    public void reachable(boolean now) {
        reachable = now;
        turn++;
        if (lost) {
            if (now) {
                comeBack(turn);
            }
            return;
        }
        listener.connected(now);
        if (!now && lostAfter != null) {
            long current = turn;
            vertx.setTimer(Math.max(1, lostAfter.toMillis()), timer -> {
                if (current == turn) {
                    lost = true;
                    listener.lost();
                }
            });
        }
    }

    private void comeBack(long current) {
        listener.cleanUp().onComplete(done -> {
            if (current != turn) {
                return; // away again, or here again: another turn sees to it
            }
            if (done.succeeded()) {
                lost = false;
                listener.found();
            } else {
                vertx.setTimer(CLEAN_UP_AGAIN.toMillis(), timer -> {
                    if (current == turn) {
                        comeBack(current);
                    }
                });
            }
        });
    }
}
