package dev.evenkeel.core.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.fake.Records;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class SuccessCriteriaTest {

    @ParameterizedTest
    @CsvSource({"4, 4, 4, true, true", "4, 3, 4, true, false", "4, 4, 5, true, false", "4, 4, 4, false, false"})
    void askThatEveryTaskIsNewAndHealthy(int desired, int healthy, int wanted, boolean oldGone, boolean met) {
        assertEquals(met, SuccessCriteria.areMet(DeploymentConfiguration.NONE, desired, healthy, wanted, oldGone));
    }

    @ParameterizedTest
    @CsvSource({
        "BLOCKING, 75, 4, 3, true, true",
        "BLOCKING, 75, 4, 3, false, false",
        "BLOCKING, 75, 4, 2, true, false",
        "BLOCKING, 60, 4, 2, true, false",
        "DEFERRED, 75, 4, 3, false, true",
        "DEFERRED, 0, 4, 0, false, true",
        ", 100, 4, 4, true, true"
    })
    void askForFewerTasksWhereEarlySuccessIsConfigured(
            String cleanup, int percent, int desired, int healthy, boolean oldGone, boolean met) {
        DeploymentConfiguration early = Records.of(
                DeploymentConfiguration.class,
                "earlySuccessCriteria",
                new DeploymentEarlySuccessCriteria(true, percent, cleanup, null));

        assertEquals(met, SuccessCriteria.areMet(early, desired, healthy, desired, oldGone));
    }

    @Test
    void takeTheMinimumHealthyPercentWhereEarlySuccessHasNone() {
        DeploymentConfiguration early = Records.of(
                DeploymentConfiguration.class,
                "minimumHealthyPercent",
                50,
                "earlySuccessCriteria",
                new DeploymentEarlySuccessCriteria(true, null, null, null));

        assertEquals(
                List.of(false, true),
                List.of(SuccessCriteria.areMet(early, 4, 1, 4, true), SuccessCriteria.areMet(early, 4, 2, 4, true)));
    }

    @Test
    void bakeAsLongAsIsSetElseAsTheAlarmsLookBackElseNotAtAll() {
        DeploymentAlarms alarms = new DeploymentAlarms(List.of("a"), true, true, null);
        DeploymentConfiguration derived = Records.of(DeploymentConfiguration.class, "alarms", alarms);
        Rollout rollout =
                Rollout.inProgress("ecs-svc/1").watching(new AlarmWatch(List.of(), List.of(), Duration.ofMinutes(3)));

        assertEquals(
                List.of(Duration.ZERO, Duration.ofMinutes(3), Duration.ofMinutes(7), Duration.ZERO),
                List.of(
                        SuccessCriteria.bakeTime(DeploymentConfiguration.NONE, rollout, false),
                        SuccessCriteria.bakeTime(derived, rollout, false),
                        SuccessCriteria.bakeTime(Records.with(derived, "bakeTimeInMinutes", 7), rollout, false),
                        SuccessCriteria.bakeTime(Records.with(derived, "bakeTimeInMinutes", 7), rollout, true)));
    }
}
