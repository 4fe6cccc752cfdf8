package dev.evenkeel.router.proxy;

import dev.evenkeel.router.http.MalformedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/**
 * The arriving side of a connection. While it is held, one read at the most is kept and no more is asked for; a
 * connection that is held and silent goes on being read, so that its end is noticed.
 */
final class Intake {
    private final NetSocket socket;
    private final Eater eater;
    private @Nullable Buffer kept;
    private boolean held;
    private boolean paused;
    private boolean running;
    private boolean closed;

    /** Whoever understands the bytes. */
    interface Eater {
        /** Eats one piece and returns where the rest begins. */
        int eat(Buffer data, int from) throws MalformedException;

        /** All that had arrived is eaten or kept. */
        void rested();

        void malformed(MalformedException refusal);

        /** No more will come. */
        void ended();
    }

    Intake(NetSocket socket, Eater eater) {
        this.socket = socket;
        this.eater = eater;
        socket.handler(this::arrived);
        socket.endHandler(end -> eater.ended());
        // A broken connection also ends, which is where it is dealt with.
        socket.exceptionHandler(broken -> {});
    }

    void hold() {
        held = true;
    }

    void release() {
        held = false;
        if (running || closed) {
            return;
        }
        Buffer data = kept;
        if (data != null) {
            kept = null;
            run(data);
        }
        if (!held && paused) {
            paused = false;
            socket.resume();
        }
    }

    /** Whether something came that was not asked for yet. */
    boolean hasKept() {
        return kept != null;
    }

    /** What still comes is of no interest. */
    void close() {
        closed = true;
        kept = null;
        if (paused) {
            paused = false;
            socket.resume();
        }
    }

    private void arrived(Buffer data) {
        if (closed) {
            return;
        }
        Buffer before = kept;
        kept = null;
        run(before == null ? data : Buffer.buffer().appendBuffer(before).appendBuffer(data));
    }

    private void run(Buffer data) {
        int at = 0;
        running = true;
        try {
            while (at < data.length() && !held && !closed) {
                at = eater.eat(data, at);
            }
        } catch (MalformedException refusal) {
            running = false;
            eater.malformed(refusal);
            return;
        }
        running = false;
        if (at < data.length() && !closed) {
            kept = at == 0 ? data : data.slice(at, data.length());
            if (!paused) {
                paused = true;
                socket.pause();
            }
        }
        eater.rested();
    }
}
