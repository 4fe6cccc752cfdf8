package dev.evenkeel.core.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.port.TargetObservation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class TargetLifecycleTest {
    private static final Instant THEN = Region.START;
    private static final Instant NOW = THEN.plusSeconds(10);
    private static final TargetId ID = new TargetId("group", Region.SCOPE.task("default", "0".repeat(32)), "web", 80);

    /** Every state that a target may be in, {@code null} before its registration is confirmed. */
    private static List<TargetState> all() {
        List<TargetState> states = new ArrayList<>(List.of(TargetState.values()));
        states.add(0, null);
        return states;
    }

    private static Target target(boolean wanted, TargetState state) {
        return new Target(
                new TargetRegistration(
                        ID, Region.SCOPE.service("default", "web"), "ecs-svc/1", "10.0.0.4", null, 80, null),
                wanted,
                state,
                null,
                null,
                THEN,
                state == null ? null : THEN);
    }

    private static TargetObservation seen(TargetState state) {
        return new TargetObservation(ID, state, null, null);
    }

    /** Where each report leads from each state: a line a state, a letter a report in the order of the states. */
    private static Map<String, String> matrix(boolean wanted) {
        Map<String, String> lines = new TreeMap<>();
        for (TargetState before : all()) {
            StringBuilder line = new StringBuilder();
            for (TargetState report : TargetState.values()) {
                TargetState after = TargetLifecycle.observe(target(wanted, before), seen(report), NOW)
                        .state();
                line.append(
                        after == null
                                ? '-'
                                : after == TargetState.UNUSED
                                        ? 'x'
                                        : after.name().charAt(0));
            }
            lines.put(String.valueOf(before), line.toString());
        }
        return lines;
    }

    @Test
    void followsTheRouterWhileItIsWanted() {
        assertEquals(
                Map.of(
                        "null", "IHUDx",
                        "INITIAL", "IHUDx",
                        "HEALTHY", "HHUDx",
                        "UNHEALTHY", "UHUDx",
                        "DRAINING", "DDDDx",
                        "UNUSED", "xxxxx"),
                matrix(true));
    }

    @Test
    void onlyLeavesOnceItIsNotWanted() {
        assertEquals(
                Map.of(
                        "null", "---Dx",
                        "INITIAL", "IIIDx",
                        "HEALTHY", "HHHDx",
                        "UNHEALTHY", "UUUDx",
                        "DRAINING", "DDDDx",
                        "UNUSED", "xxxxx"),
                matrix(false));
    }

    @Test
    void changesNothingWhenTheSameIsSeenAgain() {
        Target healthy = target(true, TargetState.HEALTHY);

        assertSame(healthy, TargetLifecycle.observe(healthy, seen(TargetState.HEALTHY), NOW));
    }

    @Test
    void learnsTheDeregistrationDelayFromALateReport() {
        Target leaving = target(false, null);
        TargetObservation late = new TargetObservation(ID, TargetState.INITIAL, null, Duration.ofSeconds(30));

        Target after = TargetLifecycle.observe(leaving, late, NOW);

        assertEquals(new Target(leaving.registration(), false, null, null, Duration.ofSeconds(30), THEN, null), after);
    }

    @Test
    void waitsForItsDelayAndAMinuteBeyond() {
        Target told = TargetLifecycle.observe(
                target(true, null), new TargetObservation(ID, TargetState.INITIAL, null, Duration.ofSeconds(30)), NOW);

        assertEquals(NOW.plusSeconds(90), TargetPatience.drainedBy(List.of(told), NOW));
    }

    @Test
    void waitsForTheLongestDelayThereIsWhenItWasNotTold() {
        assertEquals(NOW.plusSeconds(3660), TargetPatience.drainedBy(List.of(target(true, null)), NOW));
    }

    @Test
    void waitsNoLongerForWhatIsGone() {
        assertEquals(NOW.plusSeconds(60), TargetPatience.drainedBy(List.of(target(true, TargetState.UNUSED)), NOW));
    }
}
