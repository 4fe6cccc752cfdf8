package dev.evenkeel.core.deployment.stage;

import java.time.Duration;

/**
 * A line of a stage table.
 *
 * @param hooks whether the hooks of the stage are asked in it
 * @param testPercent of the test traffic that green has once the stage's work is done; 0 or 100
 * @param productionPercent the same of the production traffic; 0 to 100
 * @param bake how long it is left alone after its work and its hooks
 */
public record StageRow(
        LifecycleStage stage, boolean hooks, double testPercent, double productionPercent, Duration bake) {}
