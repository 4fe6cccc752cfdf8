package dev.evenkeel.bench.docker;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Waits for what the engine shows of one peer, and says how long it took. */
record Watch(EngineSocket engine, Peer peer) {
    private static final long LIMIT_NANOS = 120_000_000_000L;
    private static final int BETWEEN_LOOKS_MILLIS = 20;

    /** Seconds from before an action until so many run. */
    double untilRunning(int count, Runnable action) {
        return until(running -> running.size() == count, action);
    }

    /** Seconds from before an action until all that runs, so many, runs this image. */
    double untilAll(int count, String image, Runnable action) {
        return until(
                running -> running.size() == count
                        && running.stream()
                                .allMatch(each -> each.getString("Image").startsWith(image)),
                action);
    }

    /** Seconds from a container's end until another runs in its place. */
    double untilReplaced(int count) {
        Set<String> before = ids(engine.running(peer.label()));
        String victim = before.iterator().next();
        return until(
                running -> running.size() == count && !ids(running).contains(victim),
                () -> engine.tell("POST", "/containers/" + victim + "/kill", null));
    }

    private double until(Predicate<List<JsonObject>> condition, Runnable action) {
        long begin = System.nanoTime();
        action.run();
        while (!condition.test(engine.running(peer.label()))) {
            if (System.nanoTime() - begin > LIMIT_NANOS) {
                throw new IllegalStateException(peer.name() + " did not get there");
            }
            sleep(BETWEEN_LOOKS_MILLIS);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static Set<String> ids(List<JsonObject> containers) {
        return containers.stream()
                .map(container -> container.getString("Id"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
