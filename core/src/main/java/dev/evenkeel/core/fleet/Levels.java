package dev.evenkeel.core.fleet;

import java.util.Arrays;

/**
 * How much of one resource is free on each instance, kept so that "at least so much" and "the least of these" are answered
 * by sets.
 *
 * <p>Amounts are sorted into steps, sixteen to each doubling: 0 to 15 have one each, 16 to 31 too, 32 to 63 share by two,
 * and so on. For each step there is the set of instances that reach it. The step an amount falls into is settled by the
 * amounts themselves, so that every answer is exact.
 */
final class Levels {
    private static final int PER_DOUBLING = 16;
    private static final int STEPS = stepOf(Integer.MAX_VALUE) + 2;

    private final int capacity;
    private final int[] free;
    private final InstanceSet[] reaching;
    /** The least and most that any instance of a step has or had; equal means that all have the same. */
    private final int[] least = new int[STEPS];

    private final int[] most = new int[STEPS];
    private int highest;

    Levels(int capacity) {
        this.capacity = capacity;
        free = new int[capacity];
        reaching = new InstanceSet[STEPS];
        reaching[0] = new InstanceSet(capacity);
        Arrays.fill(least, Integer.MAX_VALUE);
        Arrays.fill(most, -1);
    }

    /** The step that an amount falls into; amounts below 0, which nothing fits on, count as 0. */
    static int stepOf(int amount) {
        if (amount < PER_DOUBLING) {
            return Math.max(0, amount);
        }
        int doublings = 31 - Integer.numberOfLeadingZeros(amount) - 4;
        return PER_DOUBLING * (doublings + 1) + ((amount >>> doublings) & (PER_DOUBLING - 1));
    }

    /** The least amount of a step. */
    private static int floorOf(int step) {
        if (step < PER_DOUBLING) {
            return step;
        }
        int doublings = step / PER_DOUBLING - 1;
        return (PER_DOUBLING + step % PER_DOUBLING) << doublings;
    }

    int free(int slot) {
        return free[slot];
    }

    /** A new instance: it reaches every step up to its own. */
    void add(int slot, int amount) {
        free[slot] = amount;
        int step = stepOf(amount);
        for (int i = 0; i <= step; i++) {
            reaching(i).add(slot);
        }
        note(step, amount);
    }

    /** Only the steps between what was and what is change. */
    void set(int slot, int amount) {
        int before = stepOf(free[slot]);
        int after = stepOf(amount);
        free[slot] = amount;
        for (int step = before + 1; step <= after; step++) {
            reaching(step).add(slot);
        }
        for (int step = after + 1; step <= before; step++) {
            reaching(step).remove(slot);
        }
        note(after, amount);
    }

    private void note(int step, int amount) {
        least[step] = Math.min(least[step], amount);
        most[step] = Math.max(most[step], amount);
        highest = Math.max(highest, step);
    }

    private InstanceSet reaching(int step) {
        InstanceSet set = reaching[step];
        if (set == null) {
            set = new InstanceSet(capacity);
            reaching[step] = set;
        }
        return set;
    }

    /** Keeps of a set the instances that have so much free. */
    void keepAtLeast(InstanceSet set, int needed) {
        int step = stepOf(needed);
        if (step > highest) {
            set.drop(set.copy());
            return;
        }
        set.keep(reaching(step));
        if (needed != floorOf(step) && least[step] < needed) {
            InstanceSet here = set.copy();
            here.drop(reaching(step + 1)).forEach(slot -> {
                if (free[slot] < needed) {
                    set.remove(slot);
                }
            });
        }
    }

    /** Keeps of a set, which is not empty, the instances that have least free. */
    void keepLeast(InstanceSet set) {
        int low = 0;
        int high = highest;
        while (low < high) { // the highest step that all of them reach
            int middle = (low + high + 1) >>> 1;
            if (set.isWithin(reaching(middle))) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        set.drop(reaching(low + 1));
        keepExact(set, low, true);
    }

    /** Keeps of a set, which is not empty, the instances that have most free. */
    void keepMost(InstanceSet set) {
        int low = 0;
        int high = highest;
        while (low < high) { // the highest step that one of them reaches
            int middle = (low + high + 1) >>> 1;
            if (set.intersects(reaching(middle))) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        set.keep(reaching(low));
        keepExact(set, low, false);
    }

    private void keepExact(InstanceSet set, int step, boolean fewest) {
        if (least[step] == most[step]) {
            return;
        }
        int[] best = {fewest ? Integer.MAX_VALUE : Integer.MIN_VALUE};
        set.forEach(slot -> best[0] = fewest ? Math.min(best[0], free[slot]) : Math.max(best[0], free[slot]));
        set.keepIf(slot -> free[slot] == best[0]);
    }
}
