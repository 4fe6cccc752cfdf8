package dev.evenkeel.sim;

import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The way of reports about hosts to the engine. A list that is out of date shows a host as it was: one that is gone as if it
 * were there, or the other way round. Whoever lists, lists again: half a minute later it is shown as it is, with its tasks.
 */
final class HostChannel {
    private static final Duration LISTED_AGAIN = Duration.ofSeconds(30);

    /** How many reports a list that is out of date may be behind. */
    private static final int REMEMBERED = 20;

    private final Timeline timeline;
    private final Reports reports;
    private final Chance chance;
    private final Consumer<String> tasksOn;
    private final SortedMap<String, InstanceObservation> newest = new TreeMap<>();
    private final Deque<InstanceObservation> earlier = new ArrayDeque<>();
    private double stale;

    /** @param tasksOn reports the tasks on a host as they are */
    HostChannel(Timeline timeline, Reports reports, long seed, Consumer<String> tasksOn) {
        this.timeline = timeline;
        this.reports = reports;
        this.chance = new Chance(seed, "hosts");
        this.tasksOn = tasksOn;
    }

    void suffer(ReportFaults changed) {
        stale = changed.stale();
    }

    void send(InstanceObservation observation) {
        newest.put(observation.hostId(), observation);
        earlier.addLast(observation);
        if (earlier.size() > REMEMBERED) {
            earlier.removeFirst();
        }
        reports.instanceObserved(observation);
        if (stale > 0 && chance.happens(stale)) {
            InstanceObservation old = List.copyOf(earlier).get(chance.below(earlier.size()));
            reports.instanceObserved(old);
            timeline.at(timeline.instant().plus(LISTED_AGAIN), () -> listAgain(old.hostId()));
        }
    }

    private void listAgain(String hostId) {
        InstanceObservation now = newest.get(hostId);
        if (now != null) {
            reports.instanceObserved(now);
            if (now.present()) {
                tasksOn.accept(hostId);
            }
        }
    }
}
