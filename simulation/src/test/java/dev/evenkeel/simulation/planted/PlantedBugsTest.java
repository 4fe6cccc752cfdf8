package dev.evenkeel.simulation.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tester is tested: each mistake is planted, and brought to light by a seed.
 *
 * <p>A bug that was found names its seed, so that a build takes seconds for it; when that seed finds it no more, others are
 * tried. One with seed 0 would be one that was not found yet: it is hunted by hand. With {@code -Devenkeel.hunt=1000} every bug is
 * hunted from seed 1 on, and the seeds are printed; {@code -Devenkeel.bug=TEXT} takes those with a text in their names.
 */
class PlantedBugsTest {
    private static final int HUNT = Integer.getInteger("evenkeel.hunt", 0);
    private static final int FALLBACK = 200;

    private static String hunt(PlantedBug bug) throws IOException, ReflectiveOperationException {
        Method hunter = MutantLoader.with(bug)
                .loadClass(Hunt.class.getName())
                .getMethod(bug.invariant().equals("I17") ? "twice" : "from", long.class, int.class);
        String found = "";
        if (HUNT == 0 && bug.seed() > 0) {
            found = (String) hunter.invoke(null, bug.seed(), 1);
        }
        return found.isEmpty() ? (String) hunter.invoke(null, 1L, Math.max(HUNT, FALLBACK)) : found;
    }

    @TestFactory
    Stream<DynamicTest> findsEachPlantedBug() throws IOException {
        return PlantedBug.all().stream()
                .filter(bug -> HUNT > 0 || bug.seed() > 0)
                .filter(bug -> bug.name().contains(System.getProperty("evenkeel.bug", "")))
                .map(bug -> DynamicTest.dynamicTest(bug.name(), () -> {
                    String found = hunt(bug);

                    assertNotEquals("", found, "no seed found it");
                    System.out.println(
                            bug.name() + ": seed " + found.lines().findFirst().orElse(""));
                }));
    }

    @Test
    void plantsFortyOfThem() throws IOException {
        List<PlantedBug> bugs = PlantedBug.all();

        for (PlantedBug bug : bugs) {
            assertTrue(bug.source().contains(bug.wrong().lines().findFirst().orElseThrow()), bug.name());
        }
        assertTrue(bugs.size() >= 40, bugs.size() + " bugs");
        assertEquals(bugs.size(), bugs.stream().map(PlantedBug::name).distinct().count());
    }

    /** An invariant that no mistake breaks may be one that nothing can break. */
    @Test
    void breaksEveryInvariantByAMistakeThatIsFound() throws IOException {
        SortedSet<String> expected = new TreeSet<>();
        IntStream.rangeClosed(1, 17).forEach(number -> expected.add("I" + number));
        IntStream.rangeClosed(1, 3).forEach(number -> expected.add("L" + number));

        SortedSet<String> broken = new TreeSet<>();
        PlantedBug.all().stream()
                .filter(bug -> bug.seed() > 0 && bug.invariant().matches("[IL]\\d+"))
                .forEach(bug -> broken.add(bug.invariant()));

        assertEquals(expected, broken);
    }

    /** What a failing seed shows can be looked at again and again. */
    @ParameterizedTest
    @ValueSource(strings = {"I1", "I8", "I14", "L1"})
    void replaysFailureTenTimesToTheSameHash(String invariant) throws IOException, ReflectiveOperationException {
        PlantedBug bug = PlantedBug.all().stream()
                .filter(candidate -> candidate.invariant().equals(invariant))
                .findFirst()
                .orElseThrow();

        String replays = (String) MutantLoader.with(bug)
                .loadClass(Hunt.class.getName())
                .getMethod("replays", long.class, int.class)
                .invoke(null, bug.seed(), 10);

        assertEquals(1, replays.lines().count(), bug.name() + ": " + replays);
        assertTrue(replays.contains(invariant + " is broken"), bug.name() + ": " + replays);
    }

    @Test
    void findsNothingWhereNothingIsPlanted() {
        assertEquals("", Hunt.from(1, 3));
    }
}
