package dev.evenkeel.sim;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The way of task reports to the engine, and what can go wrong on it. What is lost is made good: some time after a report
 * was dropped or late, the task is reported anew as it then is.
 */
final class ReportChannel {
    private static final Duration REPAIR_AFTER = Duration.ofSeconds(30);

    private final Timeline timeline;
    private final Reports reports;
    private final Chance chance;
    private final Function<TaskArn, Optional<TaskObservation>> current;
    private final SortedSet<TaskArn> toRepair = new TreeSet<>();
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
    }

    /** The repair itself always arrives, or a task's last report could be lost for ever. */
    private void repairLater(TaskObservation lost) {
        TaskArn task = lost.taskArn();
        if (toRepair.add(task)) {
            timeline.at(timeline.instant().plus(faults.delayMax()).plus(REPAIR_AFTER), () -> {
                toRepair.remove(task);
                // Of a task that is no more, what was said last still holds if it was the end.
                current.apply(task)
                        .or(() -> Optional.of(lost).filter(last -> last.lastStatus() == TaskStatus.STOPPED))
                        .ifPresent(reports::taskObserved);
            });
        }
    }
}
