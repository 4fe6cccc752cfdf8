package dev.evenkeel.core.deployment;

import java.util.List;

/**
 * What the circuit breaker and the alarms of a deployment had found when they stopped watching it.
 *
 * @param failureCount what the circuit breaker had counted
 * @param threshold what it would have tripped at
 * @param tripped whether it was the circuit breaker that gave the deployment up
 * @param triggeredAlarms the alarms that did; empty when they did not
 */
public record MonitorFindings(int failureCount, int threshold, boolean tripped, List<String> triggeredAlarms) {
    public MonitorFindings {
        triggeredAlarms = List.copyOf(triggeredAlarms);
    }
}
