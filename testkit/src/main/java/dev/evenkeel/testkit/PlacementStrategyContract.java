package dev.evenkeel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.Ids;
import dev.evenkeel.core.spi.Candidate;
import dev.evenkeel.core.spi.PlacementQuestion;
import dev.evenkeel.core.spi.PlacementStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link PlacementStrategy} promises. A subclass names one and the fields that it takes. */
public abstract class PlacementStrategyContract {
    private static final int WORLDS = 200;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    protected abstract PlacementStrategy strategy();

    /** Values of {@code field} that the strategy takes; null when it takes none. */
    protected abstract List<@Nullable String> fields();

    @Test
    void hasNameThatCanBeWrittenInPlacementStrategy() {
        assertTrue(
                strategy().name().matches("[a-z0-9][a-z0-9-]{0,62}"), strategy().name());
    }

    @Test
    void hasNothingAgainstItsFields() {
        for (String field : fields()) {
            assertNull(strategy().problem(field), () -> "field " + field);
        }
    }

    @Test
    void choosesAmongTheCandidatesInTheirOrder() {
        forEachWorld((question, candidates) -> {
            List<Candidate> best = strategy().best(question, candidates);

            assertFalse(best.isEmpty(), "nothing was chosen of " + candidates);
            assertEquals(candidates.stream().filter(best::contains).toList(), best);
        });
    }

    @Test
    void choosesTheSameAgain() {
        forEachWorld((question, candidates) -> assertEquals(
                strategy().best(question, candidates), strategy().best(question, List.copyOf(candidates))));
    }

    @Test
    void lettingGoIsAChoiceAmongTheCandidatesToo() {
        forEachWorld((question, candidates) -> {
            List<Candidate> leaving = strategy().bestToLeave(question, candidates);

            assertFalse(leaving.isEmpty(), "nobody may leave of " + candidates);
            assertEquals(candidates.stream().filter(leaving::contains).toList(), leaving);
        });
    }

    /** An instance with a share of its 4096 cpu units and 16384 MiB free. */
    protected static Candidate candidate(int number, int freeCpu, int freeMemory, int tasksOfGroup) {
        ContainerInstance instance = new ContainerInstance(
                Starts.SCOPE.containerInstance("default", "%032x".formatted(number)),
                "default",
                "i-%017x".formatted(number),
                null,
                "us-east-1" + (char) ('a' + number % 3),
                ContainerInstanceStatus.ACTIVE,
                true,
                Resources.of(4096, 16384),
                List.of(new Attribute("stack", number % 2 == 0 ? "blue" : "green", null, null)),
                List.of(),
                null,
                START,
                1);
        return new Candidate(instance, Resources.of(freeCpu, freeMemory), tasksOfGroup);
    }

    /** A question about a task of 256 cpu units and 512 MiB. */
    protected static PlacementQuestion question(@Nullable String field, long random) {
        return new PlacementQuestion("service:web", field, Resources.of(256, 512), random);
    }

    private interface Check {
        void in(PlacementQuestion question, List<Candidate> candidates);
    }

    private void forEachWorld(Check check) {
        for (String field : fields()) {
            for (int seed = 1; seed <= WORLDS; seed++) {
                Ids chance = new Ids(seed, 0);
                List<Candidate> candidates = new ArrayList<>();
                int count = 1 + below(chance, 12);
                for (int i = 0; i < count; i++) {
                    candidates.add(candidate(
                            i, 256 * (1 + below(chance, 16)), 512 * (1 + below(chance, 32)), below(chance, 4)));
                }
                check.in(question(field, chance.next()), List.copyOf(candidates));
            }
        }
    }

    private static int below(Ids chance, int bound) {
        return (int) Math.floorMod(chance.next(), (long) bound);
    }
}
