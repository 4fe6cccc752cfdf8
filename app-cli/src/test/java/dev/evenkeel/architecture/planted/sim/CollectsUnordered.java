package dev.evenkeel.architecture.planted.sim;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Breaks a rule on purpose. */
public final class CollectsUnordered {
    private CollectsUnordered() {}

    static Map<Integer, List<String>> byLength(Stream<String> names) {
        return names.collect(Collectors.groupingBy(String::length));
    }
}
