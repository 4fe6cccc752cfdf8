package dev.evenkeel.core.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.fake.Records;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class CircuitBreakerTest {

    private static DeploymentConfiguration with(Boolean enable, Boolean rollback, ThresholdConfiguration threshold) {
        return Records.of(
                DeploymentConfiguration.class,
                "deploymentCircuitBreaker",
                new DeploymentCircuitBreaker(enable, rollback, null, threshold, null));
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 3", "6, 3", "7, 4", "25, 13", "400, 200", "800, 200", "5000, 200"})
    void tripsAtHalfTheDesiredCountWithinBounds(int desired, int threshold) {
        assertEquals(threshold, CircuitBreaker.threshold(with(true, true, null), desired));
    }

    @ParameterizedTest
    @CsvSource({
        "BOUNDED_PERCENT, 10, 100, 10",
        "BOUNDED_PERCENT, 1, 100, 3",
        "BOUNDED_PERCENT, 100, 1000, 200",
        "UNBOUNDED_PERCENT, 50, 800, 400",
        "UNBOUNDED_PERCENT, 1, 1, 1",
        "UNBOUNDED_PERCENT, 50, 0, 1",
        "COUNT, 7, 800, 7",
        "COUNT, 0, 800, 1"
    })
    void takesTheThresholdThatIsConfigured(String type, int value, int desired, int threshold) {
        ThresholdConfiguration configured = new ThresholdConfiguration(type, value, null);

        assertEquals(threshold, CircuitBreaker.threshold(with(true, true, configured), desired));
    }

    @Test
    void isOffUnlessItIsEnabled() {
        assertEquals(false, CircuitBreaker.isOn(DeploymentConfiguration.NONE));
        assertEquals(false, CircuitBreaker.isOn(with(null, true, null)));
        assertEquals(false, CircuitBreaker.rollsBack(with(false, true, null)));
        assertEquals(false, CircuitBreaker.rollsBack(with(true, null, null)));
        assertEquals(true, CircuitBreaker.rollsBack(with(true, true, null)));
    }

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 30", "3, 60", "4, 120", "7, 960", "8, 1620", "1000, 1620"})
    void waitsLongerRoundByRound(int round, long seconds) {
        assertEquals(seconds, StartBackoff.after(round).toSeconds());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 2", "10, 10, 1", "11, 10, 2", "3, 0, 3"})
    void countsARoundForAsManyFailuresAsTasksAreDesired(int failures, int desired, int round) {
        assertEquals(round, StartBackoff.round(failures, desired));
    }
}
