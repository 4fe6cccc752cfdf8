package dev.evenkeel.core.deployment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alarms that make a deployment fail, and whether it is rolled back then. */
public record DeploymentAlarms(
        @Nullable List<String> alarmNames,
        @Nullable Boolean enable,
        @Nullable Boolean rollback,
        @Nullable Map<String, Object> other) {

    /** Whether any alarm is to be watched. */
    public boolean isOn() {
        return Boolean.TRUE.equals(enable) && alarmNames != null && !alarmNames.isEmpty();
    }
}
