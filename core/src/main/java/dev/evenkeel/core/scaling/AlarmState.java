package dev.evenkeel.core.scaling;

/** What an alarm says of its metric. */
public enum AlarmState {
    OK,
    ALARM,
    INSUFFICIENT_DATA
}
