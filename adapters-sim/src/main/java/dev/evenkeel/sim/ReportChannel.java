package dev.evenkeel.sim;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The way of task reports to the engine, and what can go wrong on it. What is lost is made good: some time after a report
 * was dropped or late, the task is reported anew as it then is.
 */
final class ReportChannel {
    private static final Duration REPAIR_AFTER = Duration.ofSeconds(30);

    /** How many reports a list that is out of date may be behind. */
    private static final int REMEMBERED = 50;

    private final Timeline timeline;
    private final Reports reports;
    private final Chance chance;
    private final Function<TaskArn, Optional<TaskObservation>> current;
    private final Deque<TaskObservation> earlier = new ArrayDeque<>();
    private ReportFaults faults = ReportFaults.NONE;

    /** @param current what a task looks like now; empty when there is nothing to say about it */
    ReportChannel(Timeline timeline, Reports reports, long seed, Function<TaskArn, Optional<TaskObservation>> current) {
        this.timeline = timeline;
        this.reports = reports;
        this.chance = new Chance(seed, "reports");
        this.current = current;
    }

    void suffer(ReportFaults changed) {
        faults = changed;
        earlier.clear();
    }

    void send(TaskObservation observation) {
        if (chance.happens(faults.drop())) {
            repairLater(observation);
        } else if (chance.happens(faults.delay())) {
            Duration late = chance.between(0, faults.delayMax().toMillis());
            timeline.at(timeline.instant().plus(late), () -> reports.taskObserved(observation));
            repairLater(observation);
        } else {
            reports.taskObserved(observation);
        }
        if (chance.happens(faults.duplicate())) {
            reports.taskObserved(observation);
        }
        if (faults.stale() > 0) {
            sendStale(observation);
        }
    }

    private void sendStale(TaskObservation newest) {
        earlier.addLast(newest);
        if (earlier.size() > REMEMBERED) {
            earlier.removeFirst();
        }
        if (chance.happens(faults.stale())) {
            TaskObservation stale = List.copyOf(earlier).get(chance.below(earlier.size()));
            reports.taskObserved(stale);
            // Whoever lists, lists again.
            repairLater(stale);
        }
    }

    /**
     * The repair itself always arrives, or a task's last report could be lost for ever. Each has its own, after the latest at
     * which it can come itself: what is late must not be the last that is heard.
     */
    private void repairLater(TaskObservation lost) {
        // Of a task that is no more, what was said last still holds if it was the end.
        timeline.at(
                timeline.instant().plus(faults.delayMax()).plus(REPAIR_AFTER),
                () -> current.apply(lost.taskArn())
                        .or(() -> Optional.of(lost).filter(last -> last.lastStatus() == TaskStatus.STOPPED))
                        .ifPresent(reports::taskObserved));
    }
}
