package dev.evenkeel.sim;

import dev.evenkeel.core.id.Ids;
import java.time.Duration;

/**
 * Random choices that belong to one named thing of the world, such as a task. What another thing draws does not change
 * them, so that a fault here leaves the latencies there as they were.
 */
final class Chance {
    private final Ids bits;

    Chance(long seed, String name) {
        bits = new Ids(seed, hash(name));
    }

    /** A whole number of milliseconds, both ends included. */
    Duration between(long minMillis, long maxMillis) {
        return Duration.ofMillis(minMillis + Math.floorMod(bits.next(), maxMillis - minMillis + 1));
    }

    /** A whole number from 0 to below a bound. */
    int below(int bound) {
        return (int) Math.floorMod(bits.next(), (long) bound);
    }

    /** True in the given share of the draws; 0 is never, 1 is always. */
    boolean happens(double rate) {
        return share() < rate;
    }

    /** From 0 to 1, the latter excluded. */
    double share() {
        // 53 bits fill a double's fraction.
        return (bits.next() >>> 11) * 0x1.0p-53;
    }

    /** Hexadecimal digits. */
    String hex(int digits) {
        StringBuilder text = new StringBuilder(digits + 16);
        while (text.length() < digits) {
            text.append(bits.hex16());
        }
        text.setLength(digits);
        return text.toString();
    }

    /** Decimal digits, the first not 0; at most 19. */
    String decimal(int digits) {
        return bits.digits19().substring(0, digits);
    }

    /** A UUID of version 4. */
    String uuid() {
        return bits.uuid();
    }

    /** FNV-1a over the characters: the same on every machine, unlike a hash that a JDK may change. */
    private static long hash(String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}
