package dev.evenkeel.simulation.perturbation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.simulation.file.ScenarioReader;
import dev.evenkeel.simulation.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * R3: whatever goes wrong once, wherever in a named scenario, all ends as if it had not.
 *
 * <p>{@code -Devenkeel.stride=10} plays a tenth of the runs, {@code -Devenkeel.scenario=roll} those of one scenario.
 */
class PerturbationTest {
    /** Of the runs of a scenario every so many-th is played. */
    private static final int STRIDE = Integer.getInteger("evenkeel.stride", 1);

    private static final String ONLY = System.getProperty("evenkeel.scenario", "");

    private record Run(String file, PerturbedRuns runs, Perturbation perturbation) {}

    @Test
    void endsAsIfNothingHadHappenedWhateverGoesWrongOnceAndWherever() throws IOException {
        List<Run> all = new ArrayList<>();
        for (String file : files()) {
            Scenario scenario = ScenarioReader.read(file, Files.readString(root().resolve(file)));
            PerturbedRuns runs = new PerturbedRuns(scenario, 1);
            List<Perturbation> each = runs.all();
            for (int i = Math.floorMod(file.hashCode(), STRIDE); i < each.size(); i += STRIDE) {
                all.add(new Run(file, runs, each.get(i)));
            }
        }
        long begun = System.nanoTime();

        List<String> different = all.parallelStream()
                .map(run -> {
                    PerturbedRun ended = run.runs().with(run.perturbation());
                    return ended.difference() == null ? "" : ended.text(run.file());
                })
                .filter(text -> !text.isEmpty())
                .toList();

        report(all, (System.nanoTime() - begun) / 1e9);
        assertEquals(
                "",
                different.stream()
                        .limit(Integer.getInteger("evenkeel.shown", 20))
                        .collect(Collectors.joining("\n")),
                different.size() + " differ");
        assertTrue(!ONLY.isEmpty() || all.size() * STRIDE >= 5000);
    }

    private static void report(List<Run> all, double seconds) {
        Map<PerturbationKind, Integer> kinds = new EnumMap<>(PerturbationKind.class);
        all.forEach(run -> kinds.merge(run.perturbation().kind(), 1, Integer::sum));
        System.out.printf("%d perturbed runs in %.1f s: %s%n", all.size(), seconds, kinds);
    }

    private static List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        for (String folder :
                List.of("examples/scenarios", "simulation/src/test/resources/dev/evenkeel/simulation/perturbation")) {
            try (Stream<Path> found = Files.list(root().resolve(folder))) {
                found.map(path -> path.getFileName().toString())
                        .filter(name -> name.endsWith(".yaml") && name.startsWith(ONLY))
                        .sorted()
                        .forEach(name -> files.add(folder + "/" + name));
            }
        }
        return files;
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("examples/scenarios")) ? here : Objects.requireNonNull(here.getParent());
    }
}
