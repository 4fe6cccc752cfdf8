package dev.evenkeel.core.id;

import java.util.UUID;

/**
 * Ids that follow from a seed. The same seed, the same place in the history and the same ordinal give the same id, so
 * that a run can be repeated to the byte.
 *
 * <p>The mixing is SplitMix64's, written out here so that a trace does not hang on the algorithms of a JDK.
 */
public final class Ids {
    private static final String URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    private long state;

    /** @param place where in the history the ids are made, such as the state's version */
    public Ids(long seed, long place) {
        state = mix(seed) ^ mix(place * 0x9E3779B97F4A7C15L + 1);
    }

    /** The next 64 random bits. */
    public long next() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /** 32 hexadecimal digits, as tasks and container instances have. */
    public String hex32() {
        return hex16() + hex16();
    }

    /** 16 hexadecimal digits. */
    public String hex16() {
        String digits = Long.toHexString(next());
        return "0".repeat(16 - digits.length()) + digits;
    }

    /** 19 decimal digits, the first not 0, as deployments and service revisions have. */
    public String digits19() {
        // 10^18 .. 9.2 * 10^18: nineteen digits that fit a long.
        return Long.toString(1_000_000_000_000_000_000L + Math.floorMod(next(), 8_000_000_000_000_000_000L));
    }

    /** 21 characters of letters, digits, _ and -, as the history of deployments has. */
    public String urlSafe21() {
        StringBuilder text = new StringBuilder(21);
        for (int i = 0; i < 21; i++) {
            text.append(URL_SAFE.charAt((int) (next() >>> 58)));
        }
        return text.toString();
    }

    /** A UUID of version 4, as events have. */
    public String uuid() {
        long most = (next() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long least = (next() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(most, least).toString();
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
