package dev.evenkeel.sim;

import java.time.Duration;

/**
 * How badly reports about tasks travel. Each rate is the share of reports that it befalls, 0 to 1.
 *
 * @param drop it never arrives; the state of its task is reported anew within {@code delayMax} plus half a minute, as an
 *     agent does that connects again
 * @param duplicate it arrives twice
 * @param delay it arrives late, so that later ones may overtake it
 * @param delayMax by how much, at the most
 * @param stale an earlier report, of whatever task or of whatever host, arrives once more after it, as from a list that is
 *     out of date
 */
public record ReportFaults(double drop, double duplicate, double delay, Duration delayMax, double stale) {
    /** Every report arrives once, at once, in order. */
    public static final ReportFaults NONE = new ReportFaults(0, 0, 0, Duration.ZERO, 0);

    public ReportFaults {
        Rates.check("drop", drop);
        Rates.check("duplicate", duplicate);
        Rates.check("delay", delay);
        Rates.check("delayMax", delayMax);
        Rates.check("stale", stale);
    }
}
