package dev.evenkeel.simulation.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.simulation.play.Outcome;
import dev.evenkeel.simulation.play.Play;
import dev.evenkeel.simulation.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands in examples/scenarios can be played, and the guide speaks of nothing else. */
class ExampleScenariosTest {
    private static final Path EXAMPLES = ScenarioReaderTest.root().resolve("examples/scenarios");
    private static final int SEEDS = 10;

    @Test
    void everyExampleKeepsItsPromiseUnderEverySeed() throws IOException {
        List<String> failures = new ArrayList<>();

        for (Scenario scenario : examples()) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                Outcome outcome = Play.of(scenario, seed, Play.Detail.FIGURES);
                if (outcome.failure() != null) {
                    failures.add(scenario.name() + " seed " + seed + ": " + outcome.failure());
                }
            }
        }

        assertEquals(List.of(), failures);
    }

    @Test
    void theGuideNamesFilesThatAreThere() throws IOException {
        String guide = Files.readString(EXAMPLES.resolve("../../docs/guides/simulate.md"));

        List<String> missing = guide.lines()
                .filter(line -> line.startsWith("evenkeel simulate examples/"))
                .map(line -> line.split(" ")[2])
                .filter(file -> !Files.exists(EXAMPLES.resolve("../..").resolve(file)))
                .toList();

        assertEquals(List.of(), missing);
    }

    static List<Scenario> examples() throws IOException {
        List<Scenario> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                all.add(ScenarioReader.read(file.toString(), Files.readString(file)));
            }
        }
        return all;
    }
}
