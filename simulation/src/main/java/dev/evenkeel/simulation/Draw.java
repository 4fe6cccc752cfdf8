package dev.evenkeel.simulation;

import dev.evenkeel.core.id.Ids;
import java.time.Duration;
import java.util.List;

/** Random choices that follow from a seed and the name of what they are for. */
public final class Draw {
    private final Ids bits;

    /** @param name two names give two courses that have nothing to do with each other */
    public Draw(long seed, String name) {
        bits = new Ids(seed, fnv(name));
    }

    /** 64 bits. */
    public long bits() {
        return bits.next();
    }

    /** A whole number from 0 to below a bound. */
    public int below(int bound) {
        return (int) Math.floorMod(bits.next(), (long) bound);
    }

    /** A whole number, both ends included. */
    public int between(int from, int to) {
        return from + below(to - from + 1);
    }

    /** True in one of so many draws. */
    public boolean oneIn(int count) {
        return below(count) == 0;
    }

    /** One of a list that is not empty. */
    public <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** A time of whole milliseconds, both ends included. */
    public Duration between(Duration from, Duration to) {
        return from.plusMillis(Math.floorMod(bits.next(), to.minus(from).toMillis() + 1));
    }

    /** FNV-1a over the characters, the same in every JVM. */
    private static long fnv(String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}
