package dev.evenkeel.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class StopTimeoutTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, EC2, 30",
                "0, EC2, 0",
                "600, EC2, 600",
                "-, FARGATE, 30",
                "120, FARGATE, 120",
                "600, FARGATE, 120"
            })
    void isItsOwnOrThirtySecondsAndOnFargateTwoMinutesAtMost(Integer own, LaunchType launchType, long expected) {
        Duration timeout = StopTimeout.of(Records.with(Region.container(), "stopTimeout", own), launchType);

        assertEquals(Duration.ofSeconds(expected), timeout);
    }
}
