package dev.evenkeel.core.scaling;

import org.jspecify.annotations.Nullable;

/** The name and ARN of an alarm that a policy acts on. */
public record AlarmReference(
        @Nullable String alarmName, @Nullable String alarmARN) {}
