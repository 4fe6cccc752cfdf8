package dev.evenkeel.docker.task;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Lets so many actions run at once and the others wait, first come first served.
 *
 * <p>An engine starts no more containers in a second when it is asked for more than a handful at a time, but then each of
 * them takes longer, up to its time limit.
 */
final class Slots {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Slots(int count) {
        free = count;
    }

    <T> Future<T> run(Supplier<Future<T>> action) {
        Promise<T> done = Promise.promise();
        Runnable turn = () -> action.get().onComplete(result -> {
            free++;
            next();
            done.handle(result);
        });
        waiting.add(turn);
        next();
        return done.future();
    }

    private void next() {
        if (free > 0 && !waiting.isEmpty()) {
            free--;
            waiting.remove().run();
        }
    }
}
