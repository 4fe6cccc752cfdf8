package dev.evenkeel.docker.watch;

import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineEvent;
import dev.evenkeel.docker.client.EngineStream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the engine's stream of events open.
 *
 * <p>When it breaks it is opened again, after 100 ms at first and up to 5 s later on. What happened meanwhile is not asked
 * for: the listener looks at all its containers instead, which also finds what an engine that was restarted never told.
 * An engine that hangs keeps its connections, so that it is pinged as well.
 */
public final class EventFeed {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(5);
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** How long an engine may be silent before it counts as unreachable. */
    public static final Duration UNREACHABLE_AFTER = Duration.ofSeconds(10);

    /** Who is told. All on the context on which the feed was opened. */
    public interface Listener {

        void onEvent(EngineEvent event);

        /** The stream is open again: what was seen before may be old. */
        void onReopened();

        /** The engine could not be reached for 10 s, or can be again. */
        void onReachable(boolean reachable);
    }

    private final Vertx vertx;
    private final EngineClient engine;
    private final String label;
    private final String value;
    private final Listener listener;
    private @Nullable EngineStream stream;
    private Duration pause = FIRST_PAUSE;
    private boolean answersPing = true;
    private boolean reachable = true;
    private boolean closed;
    private long outage;

    /** @param label what containers must carry, with this value, for their events to be told */
    public EventFeed(Vertx vertx, EngineClient engine, String label, String value, Listener listener) {
        this.vertx = vertx;
        this.engine = engine;
        this.label = label;
        this.value = value;
        this.listener = listener;
    }

    /** Opens the stream; fails when it cannot be opened the first time. */
    public Future<Void> open() {
        vertx.setPeriodic(BETWEEN_PINGS.toMillis(), timer -> {
            if (closed) {
                vertx.cancelTimer(timer);
            } else {
                engine.ping().onComplete(answer -> answered(answer.succeeded()));
            }
        });
        return connect();
    }

    public void close() {
        closed = true;
        if (stream != null) {
            stream.close();
        }
    }

    /**
     * A stream over the network may be dead and nobody knows: what breaks between the machines is told to neither. So it is
     * opened again after every outage.
     */
    private void answered(boolean now) {
        boolean isBack = now && !answersPing;
        answersPing = now;
        judge();
        if (isBack && stream != null && !closed) {
            stream.close();
        }
    }

    private Future<Void> connect() {
        Future<EngineStream> asked = engine.events(label, value);
        Future<EngineStream> inTime = asked.timeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS);
        asked.onSuccess(late -> {
            if (inTime.failed()) {
                late.close();
            }
        });
        return inTime.onSuccess(opened -> {
                    if (closed) {
                        opened.close();
                        return;
                    }
                    stream = opened;
                    pause = FIRST_PAUSE;
                    opened.readJson(event -> listener.onEvent(EngineEvent.of(event)), end -> lost());
                    judge();
                })
                .mapEmpty();
    }

    private void lost() {
        stream = null;
        judge();
        retry();
    }

    private void retry() {
        if (closed) {
            return;
        }
        vertx.setTimer(pause.toMillis(), timer -> {
            if (!closed) {
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                connect().onSuccess(opened -> listener.onReopened()).onFailure(failure -> retry());
            }
        });
    }

    /** A short outage is nobody's business: an engine that restarts is back within it. */
    private void judge() {
        if (closed) {
            return;
        }
        if (stream != null && answersPing) {
            outage++;
            tell(true);
        } else {
            long current = outage;
            vertx.setTimer(UNREACHABLE_AFTER.toMillis(), timer -> {
                if (current == outage) {
                    tell(false);
                }
            });
        }
    }

    private void tell(boolean now) {
        if (reachable != now && !closed) {
            reachable = now;
            listener.onReachable(now);
        }
    }
}
