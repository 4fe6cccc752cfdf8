package dev.evenkeel.core.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class TargetTrackingTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static TargetTrackingConfiguration target(double value) {
        return new TargetTrackingConfiguration(value, null, null, null, null, null);
    }

    private static ScalingHistory observed(double target, double... points) {
        TargetTracking tracking = new TargetTracking(target(target));
        ScalingHistory history = ScalingHistory.NONE;
        for (double point : points) {
            history =
                    tracking.observe(history, Double.isNaN(point) ? OptionalDouble.empty() : OptionalDouble.of(point));
        }
        return history;
    }

    private static double[] times(int count, double point) {
        double[] points = new double[count];
        Arrays.fill(points, point);
        return points;
    }

    /** Both real pairs of alarms: High above the target in 3 of 3, Low below nine tenths of it in 15 of 15. */
    @ParameterizedTest
    @CsvSource({
        "70, 70.0, 15, OK, OK",
        "70, 70.1, 3, ALARM, OK",
        "70, 70.1, 2, INSUFFICIENT_DATA, OK",
        "70, 63.0, 15, OK, OK",
        "70, 62.9, 14, OK, INSUFFICIENT_DATA",
        "70, 62.9, 15, OK, ALARM",
        "80, 80.1, 3, ALARM, OK",
        "80, 72.0, 15, OK, OK",
        "80, 71.9, 15, OK, ALARM"
    })
    void makesTheAlarmsThatAwsMakes(double target, double metric, int periods, AlarmState high, AlarmState low) {
        ScalingHistory history = observed(target, times(periods, metric));

        assertEquals(List.of(high, low), List.of(history.high(), history.low()));
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 90, 60, 3", "2, 2, 61, 60, 3", "10, 10, 120, 60, 20", "4, 2, 100, 50, -1", "0, 0, 100, 50, 2"})
    void growsInProportionRoundedUp(int desired, int running, double metric, double target, int expected) {
        ScalingHistory history = observed(target, times(3, metric));

        OptionalInt count = new TargetTracking(target(target)).scaleOut(history, desired, running, NOW);

        assertEquals(expected < 0 ? OptionalInt.empty() : OptionalInt.of(expected), count);
    }

    @Test
    void shrinksInProportionRoundedUp() {
        ScalingHistory history = observed(60, times(15, 29));

        OptionalInt count = new TargetTracking(target(60)).scaleIn(history, 4, false, NOW);

        assertEquals(OptionalInt.of(2), count);
    }

    @Test
    void neverShrinksWhileDeployingOrWhenSwitchedOff() {
        ScalingHistory history = observed(60, times(15, 5));
        TargetTrackingConfiguration off = new TargetTrackingConfiguration(60.0, null, null, null, true, null);

        assertEquals(OptionalInt.empty(), new TargetTracking(target(60)).scaleIn(history, 4, true, NOW));
        assertEquals(OptionalInt.empty(), new TargetTracking(off).scaleIn(history, 4, false, NOW));
    }

    @Test
    void neverScalesOnDataThatIsMissing() {
        ScalingHistory high = observed(60, 90, 90, 90, Double.NaN);
        ScalingHistory none = observed(60, times(20, Double.NaN));

        assertEquals(OptionalInt.empty(), new TargetTracking(target(60)).scaleOut(high, 2, 2, NOW));
        assertEquals(OptionalInt.empty(), new TargetTracking(target(60)).scaleIn(none, 2, false, NOW));
        assertEquals(AlarmState.INSUFFICIENT_DATA, none.low());
    }

    @ParameterizedTest
    @CsvSource({"299, false", "300, true"})
    void coolsDownForFiveMinutesBeforeItShrinksAgain(int secondsAgo, boolean shrinks) {
        ScalingHistory seen = observed(60, times(15, 10));
        ScalingHistory after =
                new ScalingHistory(seen.points(), seen.high(), seen.low(), null, NOW.minusSeconds(secondsAgo));

        OptionalInt count = new TargetTracking(target(60)).scaleIn(after, 4, false, NOW);

        assertEquals(shrinks, count.isPresent());
    }

    @Test
    void countsGrowthOnItsWayWithinTheCooldown() {
        ScalingHistory seen = observed(60, times(3, 180));
        ScalingHistory after = new ScalingHistory(seen.points(), seen.high(), seen.low(), NOW.minusSeconds(60), null);

        assertEquals(OptionalInt.empty(), new TargetTracking(target(60)).scaleOut(after, 5, 2, NOW));
        assertEquals(OptionalInt.of(15), new TargetTracking(target(60)).scaleOut(after, 5, 5, NOW));
    }
}
