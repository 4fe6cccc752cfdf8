package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the alarms of a deployment have done. */
public record AlarmsDescription(
        @Nullable String status,
        @Nullable List<String> alarmNames,
        @Nullable List<String> triggeredAlarmNames) {}
