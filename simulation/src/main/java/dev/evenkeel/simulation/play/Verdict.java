package dev.evenkeel.simulation.play;

import dev.evenkeel.simulation.scenario.Expectations;
import dev.evenkeel.simulation.scenario.Expectations.Ending;
import dev.evenkeel.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a scenario expected, compared with what came of it. */
final class Verdict {
    private Verdict() {}

    /** What was expected and is not so; null when all is. */
    static @Nullable String of(Scenario scenario, @Nullable Duration settledAfter, List<ServiceFigures> services) {
        Expectations expected = scenario.expectations();
        List<String> wrong = new ArrayList<>();
        Duration within = expected.settlesWithin();
        // Trouble leaves back-offs behind that are part of the rules: only a run without it is held to the time.
        boolean held = scenario.faults().perHour().isEmpty();
        if (held && within != null && settledAfter != null && settledAfter.compareTo(within) > 0) {
            wrong.add("to settle within " + within.toSeconds() + " s, not after " + settledAfter.toSeconds() + " s");
        }
        for (Map.Entry<String, Ending> entry : expected.services().entrySet()) {
            ServiceFigures figures = services.stream()
                    .filter(found -> found.name().equals(entry.getKey()))
                    .findFirst()
                    .orElse(null);
            if (figures == null) {
                wrong.add(entry.getKey() + " to be there");
            } else {
                compare(wrong, entry.getValue(), figures);
            }
        }
        return wrong.isEmpty() ? null : "expected " + String.join("; ", wrong);
    }

    private static void compare(List<String> wrong, Ending expected, ServiceFigures figures) {
        equal(wrong, figures.name() + " running", expected.running(), figures.running());
        equal(wrong, figures.name() + " rollout", expected.rollout(), figures.rollout());
        equal(wrong, figures.name() + " taskDefinition", expected.taskDefinition(), figures.taskDefinition());
        Integer lowest = figures.lowestHealthy();
        if (expected.lowestHealthy() != null && (lowest == null || lowest < expected.lowestHealthy())) {
            wrong.add(figures.name() + " lowestHealthy at least " + expected.lowestHealthy() + ", not " + lowest);
        }
        if (expected.highestTotal() != null && figures.highestTotal() > expected.highestTotal()) {
            wrong.add(figures.name() + " highestTotal at most " + expected.highestTotal() + ", not "
                    + figures.highestTotal());
        }
    }

    private static void equal(List<String> wrong, String what, @Nullable Object expected, @Nullable Object actual) {
        if (expected != null && !Objects.equals(expected, actual)) {
            wrong.add(what + " " + expected + ", not " + actual);
        }
    }
}
