package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.DeploymentLifecycleHookDetail;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.stage.HookRun;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.state.StateView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a deployment that moves traffic has come, as it is described: kept as long as its history is. */
final class StageDescriptions {
    private StageDescriptions() {}

    static Optional<StagedDeployment> staged(StateView state, ServiceDeployment history) {
        return state.staged(history.serviceDeploymentArn());
    }

    static @Nullable List<DeploymentLifecycleHookDetail> hooks(Optional<StagedDeployment> staged) {
        return staged.filter(found -> !found.hooks().isEmpty())
                .map(found ->
                        found.hooks().stream().map(StageDescriptions::hook).toList())
                .orElse(null);
    }

    private static DeploymentLifecycleHookDetail hook(HookRun run) {
        return new DeploymentLifecycleHookDetail(
                run.hookId(),
                run.pause() ? "PAUSE" : "AWS_LAMBDA",
                run.targetArn(),
                run.status().name(),
                run.expiresAt(),
                run.timeoutAction().name());
    }

    /** Percent of production traffic; null for a deployment that moves none. */
    static @Nullable Double production(Optional<StagedDeployment> staged, String deployment) {
        return staged.map(found -> {
                    boolean green = deployment.equals(found.green());
                    boolean blue = deployment.equals(found.blue());
                    return green ? found.productionPercent() : blue ? 100 - found.productionPercent() : 0.0;
                })
                .map(StageDescriptions::tenths)
                .orElse(null);
    }

    /** Percent of test traffic; null for a deployment that moves none. */
    static @Nullable Double test(Optional<StagedDeployment> staged, String deployment) {
        return staged.map(found -> deployment.equals(found.green()) ? found.testPercent() : 0.0)
                .orElse(null);
    }

    private static double tenths(double percent) {
        return Math.round(percent * 10) / 10.0;
    }
}
