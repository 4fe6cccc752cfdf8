package dev.evenkeel.core.port;

import dev.evenkeel.core.scaling.AlarmState;
import java.time.Duration;

/**
 * What an alarm says at one moment.
 *
 * @param span how far back it looks: its period times the number of periods that it evaluates
 */
public record AlarmObservation(AlarmState state, Duration span) {}
