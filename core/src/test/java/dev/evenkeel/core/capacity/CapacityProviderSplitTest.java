package dev.evenkeel.core.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class CapacityProviderSplitTest {

    private static SortedMap<String, Integer> split(int tasks, CapacityProviderStrategyItem... strategy) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < tasks; i++) {
            CapacityProviderSplit.next(List.of(strategy), counts)
                    .ifPresent(provider -> counts.merge(provider, 1, Integer::sum));
        }
        return counts;
    }

    private static CapacityProviderStrategyItem item(String name, Integer weight, Integer base) {
        return new CapacityProviderStrategyItem(name, weight, base);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0, 1, 4, '{A=1, B=4}'",
        "10, 0, 1, 4, '{A=2, B=8}'",
        "2, 2, 1, 4, '{A=2}'",
        "7, 2, 1, 4, '{A=3, B=4}'",
        "4, 0, 1, 1, '{A=2, B=2}'",
        "3, 1, 0, 1, '{A=1, B=2}'"
    })
    void fillsTheBaseAndThenSharesByWeight(int tasks, int base, int weightA, int weightB, String expected) {
        assertEquals(
                expected,
                split(tasks, item("A", weightA, base), item("B", weightB, null)).toString());
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 4", "2, 1, 4", "2, 0, 1", "3, 2, 1", "0, 1, 1"})
    void whatGoesLeavesWhatWouldHaveBeenStartedForFewer(int base, int weightA, int weightB) {
        CapacityProviderStrategyItem[] strategy = {item("A", weightA, base), item("B", weightB, null)};
        List<String> different = new ArrayList<>();

        for (int tasks = 0; tasks <= 12; tasks++) {
            for (int excess = 0; excess <= tasks; excess++) {
                SortedMap<String, Integer> left = split(tasks, strategy);
                CapacityProviderSplit.leaving(List.of(strategy), left, excess)
                        .forEach((provider, count) -> left.merge(provider, -count, Integer::sum));
                left.values().removeIf(count -> count == 0);
                if (!left.equals(split(tasks - excess, strategy))) {
                    different.add(tasks + " less " + excess + ": " + left);
                }
            }
        }

        assertEquals(List.of(), different);
    }

    @Test
    void takesTheOnlyProviderWhateverItsWeight() {
        assertEquals("{A=3}", split(3, item("A", null, null)).toString());
    }

    @Test
    void hasNobodyToGoToWhereAllWeightsAreZero() {
        assertEquals("{}", split(3, item("A", 0, 0), item("B", null, null)).toString());
    }

    @Test
    void takesTurnsInTheOrderOfTheList() {
        List<String> order = new ArrayList<>();
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 4; i++) {
            String next = CapacityProviderSplit.next(List.of(item("B", 1, 0), item("A", 1, 0)), counts)
                    .orElseThrow();
            order.add(next);
            counts.merge(next, 1, Integer::sum);
        }

        assertEquals(List.of("B", "A", "B", "A"), order);
    }
}
