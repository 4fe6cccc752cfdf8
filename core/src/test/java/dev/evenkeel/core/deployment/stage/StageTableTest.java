package dev.evenkeel.core.deployment.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.deployment.CanaryConfiguration;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.LinearConfiguration;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class StageTableTest {

    private static DeploymentConfiguration configuration(String strategy, Object... more) {
        return Records.with(Records.of(DeploymentConfiguration.class, "strategy", strategy), more);
    }

    /** Each line as stage, test percent, production percent and minutes of bake. */
    private static String told(StageTable table) {
        return table.rows().stream()
                .map(row -> row.stage() + (row.hooks() ? " (h) " : " ") + row.testPercent() + " "
                        + row.productionPercent() + " " + row.bake().toMinutes() + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> shares(StageTable table) {
        return table.rows().stream()
                .filter(row -> row.stage() == LifecycleStage.PRODUCTION_TRAFFIC_SHIFT)
                .map(row -> row.productionPercent() + " % " + row.bake().toMinutes() + " min")
                .toList();
    }

    @Test
    void movesAllTrafficAtOnceInBlueGreen() {
        DeploymentConfiguration configuration = configuration("BLUE_GREEN", "bakeTimeInMinutes", 15);

        StageTable table = StageTable.of(configuration, false);

        assertEquals("""
                PRE_SCALE_UP (h) 0.0 0.0 0
                SCALE_UP 0.0 0.0 0
                POST_SCALE_UP (h) 0.0 0.0 0
                TEST_TRAFFIC_SHIFT (h) 100.0 0.0 0
                POST_TEST_TRAFFIC_SHIFT (h) 100.0 0.0 0
                PRE_PRODUCTION_TRAFFIC_SHIFT (h) 100.0 0.0 0
                PRODUCTION_TRAFFIC_SHIFT (h) 100.0 100.0 0
                POST_PRODUCTION_TRAFFIC_SHIFT (h) 100.0 100.0 0
                BAKE_TIME 100.0 100.0 15
                CLEAN_UP 0.0 100.0 0
                """, told(table));
    }

    @Test
    void reconcilesFirstWhereMoreThanOneRevisionRuns() {
        StageTable table = StageTable.of(configuration("BLUE_GREEN"), true);

        assertEquals(
                List.of(LifecycleStage.values()),
                table.rows().stream().map(StageRow::stage).toList());
    }

    @Test
    void shiftsFivePercentForTenMinutesInACanaryThatSaysNothing() {
        assertEquals(List.of("5.0 % 10 min", "100.0 % 0 min"), shares(StageTable.of(configuration("CANARY"), false)));
    }

    @Test
    void shiftsAsLittleAsATenthOfAPercentInACanary() {
        DeploymentConfiguration configuration =
                configuration("CANARY", "canaryConfiguration", new CanaryConfiguration(0.1, 0));

        assertEquals(List.of("0.1 % 0 min", "100.0 % 0 min"), shares(StageTable.of(configuration, false)));
    }

    @Test
    void asksOnceBeforeAndOnceAtEachStepOfACanary() {
        StageTable table = StageTable.of(configuration("CANARY"), false);

        assertEquals(
                List.of(
                        "PRE_PRODUCTION_TRAFFIC_SHIFT 0.0",
                        "PRODUCTION_TRAFFIC_SHIFT 5.0",
                        "PRE_PRODUCTION_TRAFFIC_SHIFT 5.0",
                        "PRODUCTION_TRAFFIC_SHIFT 100.0"),
                table.rows().stream()
                        .filter(row -> row.stage().name().contains("E_PRODUCTION")
                                || row.stage() == LifecycleStage.PRODUCTION_TRAFFIC_SHIFT)
                        .map(row -> row.stage() + " " + row.productionPercent())
                        .toList());
    }

    @Test
    void takesTenStepsOfSixMinutesInALinearThatSaysNothing() {
        assertEquals(
                List.of(
                        "10.0 % 6 min",
                        "20.0 % 6 min",
                        "30.0 % 6 min",
                        "40.0 % 6 min",
                        "50.0 % 6 min",
                        "60.0 % 6 min",
                        "70.0 % 6 min",
                        "80.0 % 6 min",
                        "90.0 % 6 min",
                        "100.0 % 0 min"),
                shares(StageTable.of(configuration("LINEAR"), false)));
    }

    @Test
    void makesTheLastLinearStepAsLargeAsWhatIsLeft() {
        DeploymentConfiguration configuration =
                configuration("LINEAR", "linearConfiguration", new LinearConfiguration(33.3, 1));

        assertEquals(
                List.of("33.3 % 1 min", "66.6 % 1 min", "99.9 % 1 min", "100.0 % 0 min"),
                shares(StageTable.of(configuration, false)));
    }

    @Test
    void givesAFirstDeploymentAllTrafficAndAsksNobody() {
        StagedDeployment first = StagedDeployment.begin(
                Region.webArn(), "arn:sd", "green", null, false, false, Instant.parse("2026-01-01T00:00:00Z"));

        StageTable table = StageTable.of(configuration("CANARY"), first);

        assertEquals("""
                SCALE_UP 0.0 0.0 0
                PRODUCTION_TRAFFIC_SHIFT 0.0 100.0 0
                CLEAN_UP 0.0 100.0 0
                """, told(table));
    }
}
