package dev.evenkeel.core.deployment.stage;

import dev.evenkeel.core.deployment.CanaryConfiguration;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.LinearConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a deployment in their order.
 *
 * <p>The strategies differ in nothing but the steps in which production traffic moves: BLUE_GREEN in one; CANARY in two, the
 * first of {@code canaryPercent}; LINEAR in equal ones, the last of what is left. PRE_PRODUCTION_TRAFFIC_SHIFT and
 * PRODUCTION_TRAFFIC_SHIFT stand in the table once for each step.
 *
 * <p>Test traffic goes to green from TEST_TRAFFIC_SHIFT up to the bake; before and after there is none.
 *
 * <p>The first deployment of a service has nothing to take traffic from: it grows, gets all of it, and is done. Its hooks
 * are not asked.
 */
public record StageTable(List<StageRow> rows) {
    private static final int WHOLE = 1000;

    public StageTable {
        rows = List.copyOf(rows);
    }

    /** One step of production traffic: green's share in tenths of a percent, and how long until the next. */
    private record Step(int tenths, Duration bake) {}

    /** The table of the deployment. */
    public static StageTable of(DeploymentConfiguration configuration, StagedDeployment staged) {
        return staged.blue() == null ? first() : of(configuration, staged.reconciles());
    }

    /** The table of a deployment that takes over from another one. */
    public static StageTable of(DeploymentConfiguration configuration, boolean reconciles) {
        List<StageRow> rows = new ArrayList<>();
        if (reconciles) {
            rows.add(row(LifecycleStage.RECONCILE_SERVICE, 0, 0));
        }
        rows.add(row(LifecycleStage.PRE_SCALE_UP, 0, 0));
        rows.add(row(LifecycleStage.SCALE_UP, 0, 0));
        rows.add(row(LifecycleStage.POST_SCALE_UP, 0, 0));
        rows.add(row(LifecycleStage.TEST_TRAFFIC_SHIFT, 100, 0));
        rows.add(row(LifecycleStage.POST_TEST_TRAFFIC_SHIFT, 100, 0));
        int before = 0;
        for (Step step : steps(configuration)) {
            rows.add(row(LifecycleStage.PRE_PRODUCTION_TRAFFIC_SHIFT, 100, before / 10.0));
            rows.add(new StageRow(LifecycleStage.PRODUCTION_TRAFFIC_SHIFT, true, 100, step.tenths / 10.0, step.bake));
            before = step.tenths;
        }
        rows.add(row(LifecycleStage.POST_PRODUCTION_TRAFFIC_SHIFT, 100, 100));
        rows.add(
                new StageRow(LifecycleStage.BAKE_TIME, false, 100, 100, minutes(configuration.bakeTimeInMinutes(), 0)));
        rows.add(row(LifecycleStage.CLEAN_UP, 0, 100));
        return new StageTable(rows);
    }

    private static StageTable first() {
        return new StageTable(List.of(
                new StageRow(LifecycleStage.SCALE_UP, false, 0, 0, Duration.ZERO),
                new StageRow(LifecycleStage.PRODUCTION_TRAFFIC_SHIFT, false, 0, 100, Duration.ZERO),
                new StageRow(LifecycleStage.CLEAN_UP, false, 0, 100, Duration.ZERO)));
    }

    private static StageRow row(LifecycleStage stage, double test, double production) {
        return new StageRow(stage, stage.acceptsHooks(), test, production, Duration.ZERO);
    }

    private static List<Step> steps(DeploymentConfiguration configuration) {
        return switch (String.valueOf(configuration.strategy())) {
            case "BLUE_GREEN" -> List.of(new Step(WHOLE, Duration.ZERO));
            case "CANARY" -> canary(configuration.canaryConfiguration());
            case "LINEAR" -> linear(configuration.linearConfiguration());
            default -> throw new IllegalArgumentException("no stages for strategy " + configuration.strategy());
        };
    }

    private static List<Step> canary(@Nullable CanaryConfiguration given) {
        int percent = tenths(given == null ? null : given.canaryPercent(), 5.0);
        Duration bake = minutes(given == null ? null : given.canaryBakeTimeInMinutes(), 10);
        Step all = new Step(WHOLE, Duration.ZERO);
        return percent >= WHOLE ? List.of(all) : List.of(new Step(percent, bake), all);
    }

    private static List<Step> linear(@Nullable LinearConfiguration given) {
        int percent = tenths(given == null ? null : given.stepPercent(), 10.0);
        Duration bake = minutes(given == null ? null : given.stepBakeTimeInMinutes(), 6);
        List<Step> steps = new ArrayList<>();
        for (int sum = percent; sum < WHOLE; sum += percent) {
            steps.add(new Step(sum, bake));
        }
        steps.add(new Step(WHOLE, Duration.ZERO));
        return steps;
    }

    /** In tenths, so that ten steps of 10 % are 100 % and not a little less. */
    private static int tenths(@Nullable Double percent, double standard) {
        return Math.toIntExact(Math.round(Objects.requireNonNullElse(percent, standard) * 10));
    }

    private static Duration minutes(@Nullable Integer given, int standard) {
        return Duration.ofMinutes(Objects.requireNonNullElse(given, standard));
    }
}
