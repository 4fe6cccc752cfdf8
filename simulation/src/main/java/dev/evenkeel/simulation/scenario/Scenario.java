package dev.evenkeel.simulation.scenario;

import dev.evenkeel.simulation.fault.FaultRates;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Something to play: a cluster, what is asked of it and when, and what goes wrong.
 *
 * @param name one word, as its file is called
 * @param about what it shows, a sentence
 * @param steps in the order of their times; those at the same time in the order given
 * @param lasts how long steps and faults go on before everything is mended and the end is awaited; steps of this time
 *     come when all is mended
 */
public record Scenario(
        String name,
        String about,
        Fleet fleet,
        List<Step> steps,
        FaultRates faults,
        Duration lasts,
        Expectations expectations) {
    public Scenario {
        steps = steps.stream().sorted(Comparator.comparing(Step::at)).toList();
    }
}
