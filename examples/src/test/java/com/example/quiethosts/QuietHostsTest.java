package com.example.quiethosts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.spi.Candidate;
import dev.evenkeel.core.spi.PlacementStrategy;
import dev.evenkeel.testkit.PlacementStrategyContract;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keeps the contract of placement strategies, and does what it is for. */
class QuietHostsTest extends PlacementStrategyContract {
    private static final Candidate BUSY = candidate(1, 512, 16384, 0);
    private static final Candidate QUIET = candidate(2, 4096, 8192, 3);
    private static final Candidate AS_QUIET = candidate(3, 4096, 1024, 0);

    @Override
    protected PlacementStrategy strategy() {
        return new QuietHosts();
    }

    @Override
    protected List<@Nullable String> fields() {
        return Arrays.asList(null, "cpu", "memory");
    }

    @Test
    void choosesTheHostsWithTheMostCpuFree() {
        List<Candidate> best = strategy().best(question("cpu", 1), List.of(BUSY, QUIET, AS_QUIET));

        assertEquals(List.of(QUIET, AS_QUIET), best);
    }

    @Test
    void letsTasksOfTheBusiestHostGoFirst() {
        List<Candidate> leaving = strategy().bestToLeave(question("memory", 1), List.of(BUSY, QUIET, AS_QUIET));

        assertEquals(List.of(AS_QUIET), leaving);
    }

    @Test
    void refusesFieldThatItDoesNotKnow() {
        assertEquals(
                "quiet-hosts takes the field cpu or memory, not phase-of-moon.",
                strategy().problem("phase-of-moon"));
    }
}
