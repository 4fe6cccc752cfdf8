package dev.evenkeel.core.deployment;

import java.util.List;

/**
 * What a deployment has seen of its alarms.
 *
 * @param ignored in ALARM when it began: they say nothing about this deployment, whatever they do later
 * @param triggered in ALARM since: the deployment has failed
 */
public record AlarmWatch(List<String> ignored, List<String> triggered) {
    public AlarmWatch {
        ignored = List.copyOf(ignored);
        triggered = List.copyOf(triggered);
    }
}
