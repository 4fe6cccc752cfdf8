package dev.evenkeel.sim;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.AlarmObservation;
import dev.evenkeel.core.port.AlarmSource;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.core.scaling.AlarmState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The alarms of a simulated world. Every name is one: it is in ALARM while a container runs whose labels raise it, or when
 * a test has said so, and else OK. Each looks back one minute.
 */
final class SimulatedAlarms implements AlarmSource {
    private static final Duration SPAN = Duration.ofMinutes(1);

    private record Raised(String alarm, String container, Instant from) {}

    private final Timeline timeline;
    private final SortedMap<TaskArn, List<Raised>> raised = new TreeMap<>();
    private final SortedMap<String, AlarmState> said = new TreeMap<>();

    SimulatedAlarms(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public SortedMap<String, AlarmObservation> alarms(Collection<String> names) {
        SortedMap<String, AlarmObservation> states = new TreeMap<>();
        for (String name : names) {
            states.put(name, new AlarmObservation(state(name), SPAN));
        }
        return states;
    }

    /** From now on an alarm says so, whatever containers do. */
    void say(String alarm, AlarmState state) {
        said.put(alarm, state);
    }

    /** Notes which alarms the running containers of a task raise. */
    void note(SimulatedTask task) {
        TaskArn arn = task.start().taskArn();
        List<Raised> before = raised.getOrDefault(arn, List.of());
        List<Raised> now = new ArrayList<>();
        for (SimulatedContainer container : task.containers()) {
            if (container.isRunning() && container.definition().dockerLabels() != null) {
                SimLabels labels = SimLabels.of(container.definition());
                labels.text("alarm")
                        .ifPresent(alarm -> now.add(before.stream()
                                .filter(known -> known.container().equals(container.name()))
                                .findFirst()
                                .orElseGet(() -> new Raised(
                                        alarm,
                                        container.name(),
                                        timeline.instant().plus(after(labels))))));
            }
        }
        if (now.isEmpty()) {
            raised.remove(arn);
        } else {
            raised.put(arn, now);
        }
    }

    /** A task is no more. */
    void forget(TaskArn task) {
        raised.remove(task);
    }

    private static Duration after(SimLabels labels) {
        Duration given = labels.seconds("alarm-after-seconds");
        return given == null ? Duration.ZERO : given;
    }

    private AlarmState state(String alarm) {
        AlarmState fixed = said.get(alarm);
        if (fixed != null) {
            return fixed;
        }
        Instant now = timeline.instant();
        boolean isRaised = raised.values().stream()
                .flatMap(List::stream)
                .anyMatch(each -> each.alarm().equals(alarm) && !each.from().isAfter(now));
        return isRaised ? AlarmState.ALARM : AlarmState.OK;
    }
}
