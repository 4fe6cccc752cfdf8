package dev.evenkeel.sim;

import java.time.Duration;

/**
 * What is wrong with the router. Each rate is the share of calls, or of reports, that it befalls, 0 to 1.
 *
 * @param refuse a registration fails: the target is never in its target group
 * @param slow a registration, or a deregistration, takes longer
 * @param slowMax by how much, at the most
 * @param forget a deregistration is taken and never carried out
 * @param drop a report never arrives; the target is reported anew half a minute later
 * @param duplicate a report arrives twice
 */
public record TargetFaults(double refuse, double slow, Duration slowMax, double forget, double drop, double duplicate) {
    /** A router that does what it is asked to, and says so once. */
    public static final TargetFaults NONE = new TargetFaults(0, 0, Duration.ZERO, 0, 0, 0);

    public TargetFaults {
        check("refuse", refuse);
        check("slow", slow);
        check("forget", forget);
        check("drop", drop);
        check("duplicate", duplicate);
        if (slowMax.isNegative()) {
            throw new IllegalArgumentException("slowMax is " + slowMax + ", not 0 or more");
        }
    }

    private static void check(String name, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(name + " is " + rate + ", not from 0 to 1");
        }
    }
}
