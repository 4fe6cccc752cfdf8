package dev.evenkeel.core.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutBudgetTest {
    private static final int CASES = 200_000;

    @ParameterizedTest
    @CsvSource({
        // desired, min, max, live, wantedNew, available, lower, upper, start, stop
        "0, 100, 200, 0, 0, 0, 0, 0, 0, 0",
        "0, 100, 200, 3, 0, 3, 0, 0, 0, 3",
        "1, 100, 200, 1, 0, 1, 1, 2, 1, 0",
        "1, 100, 100, 1, 0, 1, 1, 1, 0, 0",
        "1, 0, 100, 1, 0, 1, 0, 1, 0, 1",
        "4, 50, 100, 4, 0, 4, 2, 4, 0, 2",
        "4, 50, 100, 2, 0, 2, 2, 4, 2, 0",
        "4, 100, 200, 4, 0, 4, 4, 8, 4, 0",
        "4, 100, 200, 8, 4, 5, 4, 8, 0, 1",
        "4, 0, 100, 4, 0, 4, 0, 4, 0, 4",
        "3, 50, 150, 3, 0, 3, 2, 4, 1, 1",
        "5000, 100, 200, 5000, 0, 5000, 5000, 10000, 5000, 0",
        "5000, 0, 10000, 5000, 0, 5000, 0, 500000, 5000, 0"
    })
    void allowsWhatTheBoundsAllow(
            int desired,
            int min,
            int max,
            int live,
            int wantedNew,
            int available,
            int lower,
            int upper,
            int start,
            int stop) {
        RolloutBudget budget = RolloutBudget.of(desired, min, max, live, wantedNew, available);

        assertEquals(new RolloutBudget(lower, upper, start, stop), budget);
    }

    @Test
    void holdsTheLargestNumbersThereAre() {
        RolloutBudget budget = RolloutBudget.of(Integer.MAX_VALUE, 100, 10_000, 0, 0, 0);

        assertEquals(new RolloutBudget(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0), budget);
    }

    @Test
    void makesRoomDownToTheLowerBound() {
        RolloutBudget budget = RolloutBudget.of(4, 50, 200, 4, 0, 4);

        assertEquals(new RolloutBudget(2, 8, 4, 2), budget.makingRoom(4));
    }

    @Test
    void startsNothingForADeploymentThatWasGivenUp() {
        RolloutBudget budget = RolloutBudget.of(4, 0, 100, 6, 0, 6);

        assertEquals(new RolloutBudget(0, 4, 0, 2), budget.givenUp(4, 6));
    }

    /** Replay one seed with {@code -Devenkeel.seed=N}. */
    @Test
    void neverCrossesABoundInAnyCase() {
        long seed = Long.getLong("evenkeel.seed", 20_260_101L);
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            int desired = random.nextInt(random.nextBoolean() ? 6 : 5_001);
            int min = random.nextInt(101);
            int max = 100 + random.nextInt(random.nextBoolean() ? 101 : 9_901);
            int wantedNew = random.nextInt(desired + 3);
            int live = wantedNew + random.nextInt(2 * desired + 3);
            int available = random.nextInt(live + 1);

            RolloutBudget budget = RolloutBudget.of(desired, min, max, live, wantedNew, available);

            String in = "seed " + seed + " case " + i + ": desired " + desired + " " + min + "/" + max + " live " + live
                    + " new " + wantedNew + " available " + available + " gave " + budget;
            int lower = percent(desired, min, RoundingMode.CEILING);
            int upper = percent(desired, max, RoundingMode.FLOOR);
            assertEquals(lower, budget.lower(), in);
            assertEquals(upper, budget.upper(), in);
            assertTrue(budget.start() == 0 || live + budget.start() <= upper, in);
            assertTrue(budget.start() <= Math.max(0, desired - wantedNew), in);
            assertTrue(budget.stop() == 0 || available - budget.stop() >= lower, in);
            assertTrue(
                    budget.makingRoom(available).stop() == 0
                            || available - budget.makingRoom(available).stop() >= lower,
                    in);
            boolean startsAll = budget.start() == Math.max(0, desired - wantedNew);
            assertTrue(!startsAll || budget.stop() == 0 || available - budget.stop() >= desired, in);
        }
    }

    /**
     * Every desired count from 0 to 1,000 with 34 minimum and 34 maximum percentages. The oracle divides nothing: the bounds
     * are counted up as the desired count grows, and starts and stops are allowed one by one for as long as a bound lets
     * one more pass.
     */
    @Test
    void isWhatCountingComesToInAMillionCases() {
        int cases = 0;
        for (int min = 0; min <= 100; min += 3) {
            for (int max = 100; max <= 400; max += 9) {
                int lower = 0;
                int upper = 0;
                for (int desired = 0; desired <= 1_000; desired++) {
                    while (lower * 100 < desired * min) {
                        lower++;
                    }
                    while ((upper + 1) * 100 <= desired * max) {
                        upper++;
                    }
                    int wantedNew = (desired * 7 + min + max) % (desired + 1);
                    int old = (desired * 5 + max) % (desired + 2);
                    int available = (desired * 11 + min) % (wantedNew + old + 1);

                    RolloutBudget budget = RolloutBudget.of(desired, min, max, wantedNew + old, wantedNew, available);

                    RolloutBudget counted = counted(desired, lower, upper, wantedNew + old, wantedNew, available);
                    if (!budget.equals(counted)) {
                        fail("desired " + desired + " at " + min + "/" + max + " with " + wantedNew + " new, " + old
                                + " old, " + available + " available: " + budget + ", counted " + counted);
                    }
                    cases++;
                }
            }
        }
        assertEquals(34 * 34 * 1_001, cases);
    }

    private static RolloutBudget counted(int desired, int lower, int upper, int live, int wantedNew, int available) {
        int start = 0;
        while (wantedNew + start < desired && live + start < upper) {
            start++;
        }
        boolean all = wantedNew + start >= desired;
        int stop = 0;
        while (available - stop > lower && (!all || available - stop > desired)) {
            stop++;
        }
        return new RolloutBudget(lower, upper, start, stop);
    }

    /** The bound by decimal arithmetic, which shares nothing with the rule's own. */
    private static int percent(int desired, int percent, RoundingMode mode) {
        return BigDecimal.valueOf(desired)
                .multiply(BigDecimal.valueOf(percent))
                .divide(BigDecimal.valueOf(100), 0, mode)
                .intValueExact();
    }
}
