package dev.evenkeel.sim;

import java.time.Duration;

/**
 * How badly the engine's calls to start and to stop tasks fare. Each rate is the share of calls that it befalls, 0 to 1.
 *
 * @param fail a start fails before it has any effect, and is reported so: {@code TaskFailedToStart: AGENT}
 * @param late a call takes effect late, so that later ones may overtake it: throttled, or lost and found again
 * @param lateMax by how much, at the most
 * @param twice a call arrives a second time, as one does that timed out after it had taken effect
 * @param mistaken a start takes effect, and is reported to have failed all the same, since nobody waited for its answer
 */
public record CallFaults(double fail, double late, Duration lateMax, double twice, double mistaken) {
    /** Every call takes effect once and at once. */
    public static final CallFaults NONE = new CallFaults(0, 0, Duration.ZERO, 0, 0);

    public CallFaults {
        Rates.check("fail", fail);
        Rates.check("late", late);
        Rates.check("twice", twice);
        Rates.check("lateMax", lateMax);
        Rates.check("mistaken", mistaken);
    }
}
