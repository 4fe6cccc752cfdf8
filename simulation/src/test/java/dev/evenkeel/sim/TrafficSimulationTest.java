package dev.evenkeel.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.testkit.Seeds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service behind a router in seeded trouble: no task is stopped while it gets requests, and no stop hangs for ever. */
class TrafficSimulationTest {
    private static final int SEEDS = 100;
    private static final int STEPS = 30;

    @Test
    void drainsInTroubleAndSettlesAfterIt() {
        Seeds.forEach(SEEDS, "adapters-sim", TrafficSimulationTest.class, seed -> {
            RoutedWorld routed = live(seed);

            assertTrue(routed.settles(Duration.ofMinutes(30)), () -> "not settled: " + unsettled(routed));

            routed.assertSound();
            assertEquals(0, routed.service().desiredCount() == 0 ? 0 : routed.unserved());
            // What the router was slow to do when the trouble ended is over by then.
            routed.advance(Duration.ofMinutes(10));
            routed.events.clear();
            routed.advance(Duration.ofMinutes(40));
            assertEquals(List.of(), deeds(routed));
        });
    }

    @Test
    void takesTheSameCourseForTheSameSeed() {
        Seeds.forEach(3, "adapters-sim", TrafficSimulationTest.class, seed -> {
            List<String> first = deeds(live(seed));

            List<String> second = deeds(live(seed));

            assertEquals(first, second);
        });
    }

    private static RoutedWorld live(long seed) {
        RoutedWorld routed = new RoutedWorld(seed);
        RoutedLife life = new RoutedLife(routed, seed);
        life.begin();
        for (int step = 0; step < STEPS; step++) {
            life.step();
        }
        life.calmDown();
        return routed;
    }

    private static String unsettled(RoutedWorld routed) {
        StringBuilder text = new StringBuilder();
        for (Task task : routed.live()) {
            text.append('\n')
                    .append(task.taskArn().id())
                    .append(' ')
                    .append(task.lastStatus())
                    .append(" wanted ")
                    .append(task.isWanted())
                    .append(' ')
                    .append(task.standing())
                    .append(' ')
                    .append(routed.engine.state().targetsOf(task.taskArn()).stream()
                            .map(target -> target.state() + " " + target.wanted())
                            .toList());
        }
        routed.service().events().stream()
                .limit(4)
                .forEach(event ->
                        text.append('\n').append(event.createdAt()).append(' ').append(event.message()));
        return text.toString();
    }

    private static List<String> deeds(RoutedWorld routed) {
        return routed.events.entries().stream()
                .filter(entry -> !(entry.event() instanceof Event.TaskForgotten))
                .map(entry -> entry.at() + " " + entry.event())
                .toList();
    }
}
