package dev.evenkeel.simulation.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.simulation.fault.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'clutser: { instances: 2 }' | bad.yaml:1: 'clutser' is no member of a scenario; allowed are name, about,",
                "'cluster: { instances: many }' | bad.yaml:1: instances is 'many'; give a whole number from 0 to 10000",
                "'lasts: soon' | bad.yaml:1: lasts is 'soon'; give a time such as 90s, 5m or 1h30m",
                "'steps: [{ at: 1m }]' | bad.yaml:1: a step does one thing, not nothing; allowed are update, scale,",
                "'steps: [{ at: 1m, scale: { service: wbe, desiredCount: 1 } }]' | bad.yaml:1: there is no service 'wbe'",
                "'steps: [{ call: { operation: Explode } }]' | bad.yaml:1: there is no operation Explode; there is",
                "'services: [{ serviceName: 7 }]' | bad.yaml:1: CreateService:",
                "'services: [{ serviceName: web, deploymentConfiguration: { minimumHealthPercent: 0 } }]'"
                        + " | bad.yaml:1: CreateService: there is no member 'deploymentConfiguration.minimumHealthPercent'; there is",
                "'faults: { perHour: { rain: 1 } }' | bad.yaml:1: 'rain' is no member of perHour; allowed are instance-dies,",
                "'steps: [{ fault: { kind: rain } }]' | bad.yaml:1: 'rain' is no kind of fault; there is instance-dies,",
                "'- a list' | bad.yaml:1: a scenario is an object with members such as services and steps",
                "'name: [unclosed' | bad.yaml:",
            })
    void saysInOneLineWhatIsWrongAndWhatIsAllowed(String text, String expected) {
        String message = Objects.requireNonNull(
                assertThrows(ScenarioException.class, () -> ScenarioReader.read("bad.yaml", text))
                        .getMessage());

        assertEquals(expected, message.substring(0, Math.min(message.length(), expected.length())));
        assertEquals(1, message.lines().count());
    }

    @Test
    void theReferencePageHasEveryMemberAndEveryKindOfFault() throws IOException {
        String page = Files.readString(root().resolve("docs/reference/scenarios.md"));
        List<String> missing = new ArrayList<>();

        ScenarioReader.members().values().stream()
                .flatMap(List::stream)
                .filter(member -> !page.contains("`" + member + "`"))
                .forEach(missing::add);
        for (FaultKind kind : FaultKind.values()) {
            if (!page.contains("| `" + kind.scenarioName() + "` | " + kind.meaning() + " |")) {
                missing.add(kind.scenarioName());
            }
        }

        assertEquals(List.of(), missing);
        assertTrue(page.contains("`@task:SERVICE/NUMBER`"));
    }

    /** The repository, from a module of it or from itself. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("examples/scenarios")) ? here : Objects.requireNonNull(here.getParent());
    }
}
