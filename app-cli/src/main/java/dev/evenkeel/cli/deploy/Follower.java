package dev.evenkeel.cli.deploy;

import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.ecs.EcsException;
import dev.evenkeel.cli.ecs.UnreachableException;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks at a service again and again until a goal is reached, has failed, or time is up. */
public final class Follower {
    private static final Duration FRAME = Duration.ofMillis(125);
    private static final int MOST_MISSED_LOOKS = 5;

    private final Cluster cluster;
    private final Pace pace;
    private final Watcher watcher;
    private final Set<String> seen = new TreeSet<>();
    private final List<JsonObject> events = new ArrayList<>();
    private JsonObject last;

    /** A follower of {@code service}, as it was before the change that is followed: its events are old news. */
    public Follower(Cluster cluster, Pace pace, Watcher watcher, JsonObject before) {
        this.cluster = cluster;
        this.pace = pace;
        this.watcher = watcher;
        this.last = before;
        before.objects("events").forEach(event -> seen.add(event.text("id", "")));
    }

    /**
     * Follows to the end. The deployment's course does not depend on being followed.
     *
     * @param poll the pause between looks
     * @param timeout how long to look at most
     * @return the last verdict: {@link Verdict.Waiting} when time was up
     * @throws CommandException with exit code 1 when the endpoint stays silent for several looks
     */
    public Verdict follow(String service, Goal goal, Duration poll, Duration timeout) {
        Instant start = pace.now();
        int missed = 0;
        try {
            while (true) {
                try {
                    look(service);
                    missed = 0;
                } catch (EcsException e) {
                    missed = e.isTransient() ? missed + 1 : MOST_MISSED_LOOKS + 1;
                    stopIfLost(missed, goal, e.code());
                } catch (UnreachableException e) {
                    missed++;
                    stopIfLost(missed, goal, e.line());
                }
                watcher.service(last, since(start));
                Verdict verdict = missed == 0 ? goal.judge(last) : new Verdict.Waiting();
                if (!(verdict instanceof Verdict.Waiting) || since(start).compareTo(timeout) >= 0) {
                    return verdict;
                }
                pauseWatching(poll, start);
            }
        } finally {
            watcher.end();
        }
    }

    /** The service at the last look. */
    public JsonObject last() {
        return last;
    }

    /** All events that were new, oldest first. */
    public List<JsonObject> events() {
        return List.copyOf(events);
    }

    private void look(String service) {
        JsonObject now = cluster.findService(service);
        last = now == null ? last.with("status", "gone") : now;
        List<JsonObject> fresh = new ArrayList<>();
        for (JsonObject event : last.objects("events").reversed()) {
            if (seen.add(event.text("id", ""))) {
                fresh.add(event);
            }
        }
        events.addAll(fresh);
        if (!fresh.isEmpty()) {
            watcher.events(fresh);
        }
    }

    private void pauseWatching(Duration poll, Instant start) {
        Duration left = poll;
        while (left.compareTo(FRAME) > 0) {
            pace.pause(FRAME);
            left = left.minus(FRAME);
            watcher.service(last, since(start));
        }
        pace.pause(left);
    }

    private Duration since(Instant start) {
        return Duration.between(start, pace.now());
    }

    private static void stopIfLost(int missed, Goal goal, String why) {
        if (missed > MOST_MISSED_LOOKS) {
            throw CommandException.failed("lost sight of " + goal.name() + ", which goes on without us: " + why);
        }
    }
}
