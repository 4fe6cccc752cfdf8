package dev.evenkeel.docker.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestRateTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void sixtyAtOnceAndFortyASecond() {
        RequestRate rate = new RequestRate(5);

        int atOnce = taken(rate, 5);
        int afterHalfASecond = taken(rate, 5 + SECOND / 2);
        int afterALongTime = taken(rate, 5 + 100 * SECOND);

        assertEquals(List.of(60, 20, 60), List.of(atOnce, afterHalfASecond, afterALongTime));
    }

    private static int taken(RequestRate rate, long nanos) {
        int taken = 0;
        while (rate.take(nanos)) {
            taken++;
        }
        return taken;
    }
}
