package dev.evenkeel.sim;

import java.time.Duration;

/** What may be asked for as a rate or a delay. */
final class Rates {
    private Rates() {}

    static void check(String name, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(name + " is " + rate + ", not from 0 to 1");
        }
    }

    static void check(String name, Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException(name + " is " + delay + ", not 0 or more");
        }
    }
}
