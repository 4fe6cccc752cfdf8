package dev.evenkeel.core.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalableTargetTest {
    @Test
    void keepsTheCountWithinTheBoundsAndTheQuotaOfAService() {
        ScalableTarget target = target(2, 10);
        ScalableTarget beyondTheQuota = target(6_000, Integer.MAX_VALUE);

        List<Integer> counts = List.of(
                target.clamp(0),
                target.clamp(2),
                target.clamp(7),
                target.clamp(11),
                beyondTheQuota.clamp(1),
                beyondTheQuota.clamp(Integer.MAX_VALUE));

        assertEquals(List.of(2, 2, 7, 10, 5_000, 5_000), counts);
    }

    private static ScalableTarget target(int min, int max) {
        return new ScalableTarget(
                "service/default/web", min, max, "role", "arn", new SuspendedState(false, false, false), Instant.EPOCH);
    }
}
