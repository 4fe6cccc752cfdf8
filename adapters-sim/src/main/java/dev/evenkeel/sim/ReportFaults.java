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
 */
public record ReportFaults(double drop, double duplicate, double delay, Duration delayMax) {
    /** Every report arrives once, at once, in order. */
    public static final ReportFaults NONE = new ReportFaults(0, 0, 0, Duration.ZERO);

    public ReportFaults {
        check("drop", drop);
        check("duplicate", duplicate);
        check("delay", delay);
        if (delayMax.isNegative()) {
            throw new IllegalArgumentException("delayMax is " + delayMax + ", not 0 or more");
        }
    }

    private static void check(String name, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(name + " is " + rate + ", not from 0 to 1");
        }
    }
}
