package dev.evenkeel.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.cli.walkthrough.DockerEngine;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario, on the simulator and on a real engine. The quick ones by default; all with
 * {@code -Devenkeel.parity=all}, and with {@code -Devenkeel.parity=TEXT} those that have the text in their name.
 */
class ParityTest {
    /** More runs leave less order to chance. */
    private static final int RUNS = 60;

    private static final String WHICH = System.getProperty("evenkeel.parity", "quick");

    static Stream<Scenario> scenarios() {
        return Scenario.all().stream().filter(scenario -> switch (WHICH) {
            case "all" -> true;
            case "quick" -> scenario.quick();
            default -> scenario.name().contains(WHICH);
        });
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void goesTheSameWayOnBoth(Scenario scenario) throws Exception {
        DockerEngine.need();

        List<List<Step>> simulated =
                LongStream.rangeClosed(1, RUNS).mapToObj(scenario::simulated).toList();
        List<Step> real = scenario.onEngine();

        Comparison comparison = new Comparison(simulated, real);
        System.out.println("== " + scenario.name() + "\n" + comparison.sideBySide());
        assertEquals("", String.join("\n", comparison.differences()));
    }
}
