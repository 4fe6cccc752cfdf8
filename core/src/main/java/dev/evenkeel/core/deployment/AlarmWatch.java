package dev.evenkeel.core.deployment;

import dev.evenkeel.core.port.AlarmObservation;
import dev.evenkeel.core.scaling.AlarmState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What a deployment has seen of its alarms.
 *
 * @param ignored in ALARM when it began: they say nothing about this deployment, whatever they do later
 * @param triggered in ALARM since: the deployment has failed
 * @param span how far back the alarms look, the longest of them: the bake time where none is set
 */
public record AlarmWatch(List<String> ignored, List<String> triggered, Duration span) {
    public AlarmWatch {
        ignored = List.copyOf(ignored);
        triggered = List.copyOf(triggered);
    }

    /** What the first look says, which is taken as the deployment begins. */
    public static AlarmWatch begin(SortedMap<String, AlarmObservation> seen) {
        return new AlarmWatch(inAlarm(seen), List.of(), longest(seen));
    }

    /** What a later look says. An alarm that has triggered stays so: the deployment has failed by then. */
    public AlarmWatch after(SortedMap<String, AlarmObservation> seen) {
        List<String> now = inAlarm(seen).stream()
                .filter(name -> !ignored.contains(name) && !triggered.contains(name))
                .toList();
        List<String> all = Stream.concat(triggered.stream(), now.stream()).toList();
        return new AlarmWatch(ignored, all, longest(seen));
    }

    private static List<String> inAlarm(SortedMap<String, AlarmObservation> seen) {
        return seen.entrySet().stream()
                .filter(alarm -> alarm.getValue().state() == AlarmState.ALARM)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Duration longest(SortedMap<String, AlarmObservation> seen) {
        return seen.values().stream()
                .map(AlarmObservation::span)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
