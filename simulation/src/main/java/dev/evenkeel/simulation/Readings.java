package dev.evenkeel.simulation;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.AlarmObservation;
import dev.evenkeel.core.port.AlarmSource;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.ResourceUse;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is asked of alarms and measurements; once it can be answered with what the answer was before. */
final class Readings implements AlarmSource, MetricSource {
    private final AlarmSource alarms;
    private final MetricSource metrics;
    private SortedMap<String, AlarmObservation> earlierAlarms = new TreeMap<>();
    private SortedMap<TaskArn, ResourceUse> earlierUse = new TreeMap<>();
    private int asked;
    private int staleAt;

    Readings(AlarmSource alarms, MetricSource metrics) {
        this.alarms = alarms;
        this.metrics = metrics;
    }

    /** How often either was asked. */
    int asked() {
        return asked;
    }

    /** Answers the reading of this number, counted from 1, with what was true before. */
    void staleAt(int reading) {
        staleAt = reading;
    }

    @Override
    public SortedMap<String, AlarmObservation> alarms(Collection<String> names) {
        SortedMap<String, AlarmObservation> now = alarms.alarms(names);
        SortedMap<String, AlarmObservation> shown = ++asked == staleAt ? earlierAlarms : now;
        earlierAlarms = now;
        return shown;
    }

    @Override
    public SortedMap<TaskArn, ResourceUse> use(Collection<TaskArn> tasks) {
        SortedMap<TaskArn, ResourceUse> now = metrics.use(tasks);
        SortedMap<TaskArn, ResourceUse> shown = ++asked == staleAt ? earlierUse : now;
        earlierUse = now;
        return shown;
    }
}
