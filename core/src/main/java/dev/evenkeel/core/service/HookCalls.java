package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentLifecycleHook;
import dev.evenkeel.core.deployment.stage.HookRun;
import dev.evenkeel.core.deployment.stage.HookStatus;
import dev.evenkeel.core.deployment.stage.StagePhase;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.port.HookCall;
import dev.evenkeel.core.state.StateView;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the functions of lifecycle hooks are told. */
public final class HookCalls {
    private HookCalls() {}

    /**
     * The calls whose answers a service waits for, as they were made: whoever makes one again under its number asks
     * nothing new.
     */
    public static List<HookCall> open(StateView state, Service service) {
        return state.staged(service.serviceArn()).stream()
                .filter(staged -> staged.phase() == StagePhase.SHIFTING)
                .flatMap(staged -> staged.hooks().stream()
                        .filter(hook -> hook.status() == HookStatus.IN_PROGRESS && hook.calls() > 0)
                        .map(hook -> of(state, service, staged, hook)))
                .toList();
    }

    /** The call that a hook has come to. */
    static HookCall of(StateView state, Service service, StagedDeployment staged, HookRun hook) {
        List<DeploymentLifecycleHook> hooks = state.serviceDeployment(staged.serviceDeploymentArn())
                .map(history -> history.deploymentConfiguration())
                .map(DeploymentConfiguration::lifecycleHooks)
                .orElse(List.of());
        String green = revision(service, staged.green()).orElse("");
        SortedMap<String, Double> test = new TreeMap<>();
        if (staged.testPercent() > 0) {
            test.put(green, staged.testPercent());
        }
        SortedMap<String, Double> production = new TreeMap<>();
        Optional.ofNullable(staged.blue())
                .flatMap(blue -> revision(service, blue))
                .ifPresent(blue -> production.put(blue, StagedTraffic.rest(staged.productionPercent())));
        production.put(green, staged.productionPercent());
        return new HookCall(
                hook.hookId(),
                hook.calls(),
                Objects.requireNonNullElse(hook.targetArn(), ""),
                staged.stage().name(),
                service.serviceArn(),
                staged.serviceDeploymentArn(),
                green,
                test,
                production,
                hooks.get(hook.hook()).hookDetails());
    }

    private static Optional<String> revision(Service service, String deployment) {
        return service.deployment(deployment).map(Deployment::serviceRevisionArn);
    }
}
