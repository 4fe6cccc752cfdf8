package dev.evenkeel.core.operation;

import dev.evenkeel.core.deployment.CanaryConfiguration;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentLifecycleHook;
import dev.evenkeel.core.deployment.DeploymentLifecycleHookTimeoutConfiguration;
import dev.evenkeel.core.deployment.LinearConfiguration;
import dev.evenkeel.core.deployment.stage.LifecycleStage;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.service.AdvancedConfiguration;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.service.ServiceSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What deployments that move traffic may be asked: strategies, steps, lifecycle hooks, and what can move traffic at all. */
final class StagedConfigurations {
    private static final int BAKE_MINUTES_MOST = 1_440;
    private static final String FUNCTION_ARN = "arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_:$-]+";
    private static final int TIMEOUT_MINUTES_MOST = 20_160;
    private static final List<String> ACTIONS = List.of("CONTINUE", "ROLLBACK");

    private StagedConfigurations() {}

    /** Checks what concerns stages only; {@code strategy} is the one that holds. */
    static void check(DeploymentConfiguration asked, String strategy) {
        if (!List.of("ROLLING", "BLUE_GREEN", "LINEAR", "CANARY").contains(strategy)) {
            throw EcsException.invalidParameter(
                    "Deployment strategy should be one of [ROLLING,BLUE_GREEN,LINEAR,CANARY]");
        }
        if (strategy.equals("BLUE_GREEN") && asked.bakeTimeInMinutes() == null) {
            throw EcsException.invalidParameter(
                    "bakeTimeInMinutes must be specified for the deployment strategy BLUE_GREEN.");
        }
        if (asked.linearConfiguration() != null) {
            checkStrategy("linearConfiguration", "LINEAR", strategy);
            checkLinear(asked.linearConfiguration());
        }
        if (asked.canaryConfiguration() != null) {
            checkStrategy("canaryConfiguration", "CANARY", strategy);
            checkCanary(asked.canaryConfiguration());
        }
        List<DeploymentLifecycleHook> hooks = Objects.requireNonNullElse(asked.lifecycleHooks(), List.of());
        if (!hooks.isEmpty() && strategy.equals("ROLLING")) {
            throw EcsException.invalidParameter(
                    "lifecycleHooks are only supported with the deployment strategies BLUE_GREEN, LINEAR and CANARY.");
        }
        hooks.forEach(StagedConfigurations::checkHook);
    }

    /** Checks that there is something that can move traffic: target groups in pairs, or Service Connect. */
    static void checkTraffic(ServiceSettings settings) {
        DeploymentConfiguration configuration = settings.deploymentConfiguration();
        if (!configuration.isStaged()) {
            return;
        }
        List<LoadBalancer> balancers = settings.loadBalancers();
        boolean serviceConnect = settings.other().get("serviceConnectConfiguration") instanceof Map<?, ?> connect
                && Boolean.TRUE.equals(connect.get("enabled"));
        if (balancers.isEmpty() && !serviceConnect) {
            throw EcsException.invalidParameter("The deployment strategy " + configuration.strategy()
                    + " needs an Application Load Balancer, a Network Load Balancer or Service Connect.");
        }
        for (LoadBalancer balancer : balancers) {
            checkBalancer(balancer, String.valueOf(configuration.strategy()));
        }
    }

    private static void checkBalancer(LoadBalancer balancer, String strategy) {
        AdvancedConfiguration advanced = balancer.advancedConfiguration();
        if (balancer.targetGroupArn() == null) {
            throw EcsException.invalidParameter(
                    "Classic Load Balancers are not supported with the deployment strategy " + strategy + ".");
        }
        if (advanced == null
                || advanced.alternateTargetGroupArn() == null
                || advanced.productionListenerRule() == null) {
            throw EcsException.invalidParameter(
                    "advancedConfiguration with alternateTargetGroupArn and productionListenerRule must be specified"
                            + " for each load balancer with the deployment strategy " + strategy + ".");
        }
        if (balancer.targetGroupArn().equals(advanced.alternateTargetGroupArn())) {
            throw EcsException.invalidParameter("targetGroupArn and alternateTargetGroupArn must be different.");
        }
    }

    private static void checkStrategy(String member, String needed, String strategy) {
        if (!needed.equals(strategy)) {
            throw EcsException.invalidParameter(member + " is only valid with the deployment strategy " + needed + ".");
        }
    }

    private static void checkLinear(LinearConfiguration given) {
        checkPercent("stepPercent", given.stepPercent(), 3.0);
        checkMinutes("stepBakeTimeInMinutes", given.stepBakeTimeInMinutes());
    }

    private static void checkCanary(CanaryConfiguration given) {
        checkPercent("canaryPercent", given.canaryPercent(), 0.1);
        checkMinutes("canaryBakeTimeInMinutes", given.canaryBakeTimeInMinutes());
    }

    /** In tenths of a percent, up to 100. */
    private static void checkPercent(String member, @Nullable Double percent, double least) {
        if (percent == null) {
            return;
        }
        double tenths = percent * 10;
        boolean whole = Math.abs(tenths - Math.rint(tenths)) < 1e-6;
        if (!(percent >= least && percent <= 100) || !whole) {
            throw EcsException.invalidParameter(
                    member + " should be a multiple of 0.1 between " + least + " and 100.0");
        }
    }

    private static void checkMinutes(String member, @Nullable Integer minutes) {
        if (minutes != null && (minutes < 0 || minutes > BAKE_MINUTES_MOST)) {
            throw EcsException.invalidParameter(member + " should be between 0 and " + BAKE_MINUTES_MOST);
        }
    }

    private static void checkHook(DeploymentLifecycleHook hook) {
        ServiceRules.oneOf(
                "lifecycleHooks targetType", hook.targetType(), "AWS_LAMBDA", List.of("AWS_LAMBDA", "PAUSE"));
        boolean noTarget = hook.hookTargetArn() == null || hook.hookTargetArn().isBlank();
        if (hook.isPause() && !noTarget) {
            throw EcsException.invalidParameter("hookTargetArn is not valid for a lifecycle hook of type PAUSE.");
        }
        if (!hook.isPause() && noTarget) {
            throw EcsException.invalidParameter(
                    "hookTargetArn must be specified for a lifecycle hook of type AWS_LAMBDA.");
        }
        if (!hook.isPause() && !String.valueOf(hook.hookTargetArn()).matches(FUNCTION_ARN)) {
            throw EcsException.invalidParameter("hookTargetArn must be the ARN of a Lambda function.");
        }
        List<String> stages = Objects.requireNonNullElse(hook.lifecycleStages(), List.of());
        if (stages.isEmpty()) {
            throw EcsException.invalidParameter("lifecycleStages must be specified for a lifecycle hook.");
        }
        stages.forEach(stage -> checkStage(hook, stage));
        checkTimeout(hook.timeoutConfiguration());
    }

    private static void checkStage(DeploymentLifecycleHook hook, String stage) {
        List<String> allowed = Arrays.stream(LifecycleStage.values())
                .filter(LifecycleStage::acceptsHooks)
                .map(Enum::name)
                .toList();
        ServiceRules.oneOf("lifecycleStages", stage, stage, allowed);
        if (hook.isPause() && !LifecycleStage.valueOf(stage).acceptsPause()) {
            throw EcsException.invalidParameter(
                    "A lifecycle hook of type PAUSE can not be configured at " + stage + ".");
        }
    }

    private static void checkTimeout(@Nullable DeploymentLifecycleHookTimeoutConfiguration timeout) {
        if (timeout == null) {
            return;
        }
        Integer minutes = timeout.timeoutInMinutes();
        if (minutes != null && (minutes < 1 || minutes > TIMEOUT_MINUTES_MOST)) {
            throw EcsException.invalidParameter("timeoutInMinutes should be between 1 and " + TIMEOUT_MINUTES_MOST);
        }
        ServiceRules.oneOf("timeoutConfiguration action", timeout.action(), "ROLLBACK", ACTIONS);
    }
}
