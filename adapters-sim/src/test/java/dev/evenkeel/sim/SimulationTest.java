package dev.evenkeel.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.testkit.Seeds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole engine in a world of seeded trouble: first nothing unsafe, then, trouble over, it settles and rests. */
class SimulationTest {
    private static final int SEEDS = 200;
    private static final int STEPS = 40;
    private static final WorldSettings HOSTS = new WorldSettings(4, 2048, 4096, 3);

    @Test
    void staysSafeInTroubleAndSettlesAfterIt() {
        Seeds.forEach(SEEDS, "adapters-sim", SimulationTest.class, seed -> {
            Rehearsal rehearsal = live(seed);

            assertTrue(rehearsal.settles(Duration.ofMinutes(30)), () -> "not settled: " + unsettled(rehearsal));

            rehearsal.assertReplayable();
            // Reports that were late when the faults ended are still answered when they come.
            rehearsal.advance(Duration.ofMinutes(2));
            rehearsal.events.clear();
            rehearsal.advance(Duration.ofHours(1));
            assertEquals(List.of(), rehearsal.deeds());
        });
    }

    @Test
    void takesTheSameCourseForTheSameSeed() {
        Seeds.forEach(5, "adapters-sim", SimulationTest.class, seed -> {
            List<String> first = live(seed).trace();

            List<String> second = live(seed).trace();

            assertEquals(first, second);
        });
    }

    private static Rehearsal live(long seed) {
        Rehearsal rehearsal = new Rehearsal(seed, HOSTS);
        RandomLife life = new RandomLife(rehearsal, seed);
        for (int step = 0; step < STEPS; step++) {
            life.step();
        }
        life.calmDown();
        return rehearsal;
    }

    private static String unsettled(Rehearsal rehearsal) {
        StringBuilder text = new StringBuilder();
        rehearsal.engine.state().services().stream()
                .filter(service -> !service.steady())
                .forEach(service -> text.append('\n')
                        .append(service.name())
                        .append(' ')
                        .append(service.status())
                        .append(" desired ")
                        .append(service.desiredCount())
                        .append(' ')
                        .append(service.deployments())
                        .append(' ')
                        .append(service.events().stream().limit(3).toList()));
        rehearsal.engine.state().tasks().stream()
                .filter(task -> !task.isStopped())
                .forEach(task -> text.append('\n')
                        .append(task.taskArn().id())
                        .append(' ')
                        .append(task.progress()));
        return text.toString();
    }
}
