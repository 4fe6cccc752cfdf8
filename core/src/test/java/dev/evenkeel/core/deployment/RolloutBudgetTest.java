package dev.evenkeel.core.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutBudgetTest {
    private static final int CASES = 200_000;

    /** The rows of "rolling bounds" that were computed by the rule of the service model. */
    @ParameterizedTest
    @CsvSource({
        "4, 50, 100, 2, 4",
        "4, 100, 200, 4, 8",
        "3, 50, 150, 2, 4",
        "1, 100, 200, 1, 2",
        "1, 50, 100, 1, 1",
        "7, 75, 130, 6, 9",
        "5, 66, 134, 4, 6"
    })
    void roundsTheLowerBoundUpAndTheUpperBoundDown(int desired, int min, int max, int lower, int upper) {
        RolloutBudget budget = RolloutBudget.of(desired, min, max, 0, 0, 0);

        assertEquals(lower, budget.lower());
        assertEquals(upper, budget.upper());
    }

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

    /** The bound by decimal arithmetic, which shares nothing with the rule's own. */
    private static int percent(int desired, int percent, RoundingMode mode) {
        return BigDecimal.valueOf(desired)
                .multiply(BigDecimal.valueOf(percent))
                .divide(BigDecimal.valueOf(100), 0, mode)
                .intValueExact();
    }
}
