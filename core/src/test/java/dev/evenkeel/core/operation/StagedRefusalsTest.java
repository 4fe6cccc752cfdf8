package dev.evenkeel.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.api.ContinueServiceDeploymentRequest;
import dev.evenkeel.core.deployment.CanaryConfiguration;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentLifecycleHook;
import dev.evenkeel.core.deployment.DeploymentLifecycleHookTimeoutConfiguration;
import dev.evenkeel.core.deployment.LinearConfiguration;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.service.AdvancedConfiguration;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.taskdefinition.PortMapping;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What deployments that move traffic are refused for, each with ECS's code and a text that says what is wrong. */
@NullUnmarked
class StagedRefusalsTest {
    private final Region region = Region.withHosts(1);

    StagedRefusalsTest() {
        region.register(
                "app",
                Records.with(
                        Region.container(),
                        "portMappings",
                        List.of(Records.of(PortMapping.class, "containerPort", 80))));
    }

    private static LoadBalancer balancer(AdvancedConfiguration advanced) {
        return new LoadBalancer("tg-1", null, "app", 80, advanced, null);
    }

    private static LoadBalancer whole() {
        return balancer(new AdvancedConfiguration("tg-2", "rule", null, null));
    }

    private String refusal(DeploymentConfiguration configuration, LoadBalancer... balancers) {
        return assertThrows(
                        EcsException.class,
                        () -> region.create(
                                "app",
                                1,
                                "deploymentConfiguration",
                                configuration,
                                "loadBalancers",
                                List.of(balancers)))
                .text();
    }

    private static DeploymentConfiguration configuration(Object... members) {
        return Records.of(DeploymentConfiguration.class, members);
    }

    private static DeploymentConfiguration blueGreen(DeploymentLifecycleHook hook) {
        return configuration("strategy", "BLUE_GREEN", "bakeTimeInMinutes", 0, "lifecycleHooks", List.of(hook));
    }

    private static DeploymentLifecycleHook hook(String type, String target, String... stages) {
        return new DeploymentLifecycleHook(type, target, null, List.of(stages), null, null);
    }

    @Test
    void ofStrategies() {
        assertEquals(
                "Deployment strategy should be one of [ROLLING,BLUE_GREEN,LINEAR,CANARY]",
                refusal(configuration("strategy", "RAINBOW"), whole()));
        assertEquals(
                "bakeTimeInMinutes must be specified for the deployment strategy BLUE_GREEN.",
                refusal(configuration("strategy", "BLUE_GREEN"), whole()));
        assertEquals(
                "linearConfiguration is only valid with the deployment strategy LINEAR.",
                refusal(
                        configuration("strategy", "CANARY", "linearConfiguration", new LinearConfiguration(10.0, 1)),
                        whole()));
        assertEquals(
                "stepPercent should be a multiple of 0.1 between 3.0 and 100.0",
                refusal(
                        configuration("strategy", "LINEAR", "linearConfiguration", new LinearConfiguration(2.9, 1)),
                        whole()));
        assertEquals(
                "stepBakeTimeInMinutes should be between 0 and 1440",
                refusal(
                        configuration("strategy", "LINEAR", "linearConfiguration", new LinearConfiguration(3.0, 1441)),
                        whole()));
        assertEquals(
                "canaryPercent should be a multiple of 0.1 between 0.1 and 100.0",
                refusal(
                        configuration("strategy", "CANARY", "canaryConfiguration", new CanaryConfiguration(0.15, 1)),
                        whole()));
    }

    @Test
    void ofWhatMovesNoTraffic() {
        DeploymentConfiguration canary = configuration("strategy", "CANARY");
        String incomplete = "advancedConfiguration with alternateTargetGroupArn and productionListenerRule must be"
                + " specified for each load balancer with the deployment strategy CANARY.";

        assertEquals(
                "The deployment strategy CANARY needs an Application Load Balancer, a Network Load Balancer or Service"
                        + " Connect.",
                refusal(canary));
        assertEquals(incomplete, refusal(canary, balancer(null)));
        assertEquals(incomplete, refusal(canary, balancer(new AdvancedConfiguration("tg-2", null, null, null))));
        assertEquals(
                "targetGroupArn and alternateTargetGroupArn must be different.",
                refusal(canary, balancer(new AdvancedConfiguration("tg-1", "rule", null, null))));
    }

    @Test
    void ofHooks() {
        assertEquals(
                "lifecycleHooks are only supported with the deployment strategies BLUE_GREEN, LINEAR and CANARY.",
                refusal(configuration("lifecycleHooks", List.of(hook("PAUSE", null, "PRE_SCALE_UP"))), whole()));
        assertEquals(
                "lifecycleHooks targetType should be one of [AWS_LAMBDA,PAUSE]",
                refusal(blueGreen(hook("MAIL", "arn:f", "PRE_SCALE_UP")), whole()));
        assertEquals(
                "hookTargetArn must be specified for a lifecycle hook of type AWS_LAMBDA.",
                refusal(blueGreen(hook(null, null, "PRE_SCALE_UP")), whole()));
        assertEquals(
                "hookTargetArn is not valid for a lifecycle hook of type PAUSE.",
                refusal(blueGreen(hook("PAUSE", "arn:f", "PRE_SCALE_UP")), whole()));
        assertEquals(
                "lifecycleStages must be specified for a lifecycle hook.",
                refusal(blueGreen(hook("PAUSE", null)), whole()));
        assertEquals(
                "lifecycleStages should be one of [RECONCILE_SERVICE,PRE_SCALE_UP,POST_SCALE_UP,TEST_TRAFFIC_SHIFT,"
                        + "POST_TEST_TRAFFIC_SHIFT,PRE_PRODUCTION_TRAFFIC_SHIFT,PRODUCTION_TRAFFIC_SHIFT,"
                        + "POST_PRODUCTION_TRAFFIC_SHIFT]",
                refusal(blueGreen(hook("PAUSE", null, "SCALE_UP")), whole()));
        assertEquals(
                "A lifecycle hook of type PAUSE can not be configured at TEST_TRAFFIC_SHIFT.",
                refusal(blueGreen(hook("PAUSE", null, "TEST_TRAFFIC_SHIFT")), whole()));
        assertEquals(
                "timeoutInMinutes should be between 1 and 20160",
                refusal(
                        blueGreen(new DeploymentLifecycleHook(
                                "PAUSE",
                                null,
                                null,
                                List.of("PRE_SCALE_UP"),
                                new DeploymentLifecycleHookTimeoutConfiguration(20161, null),
                                null)),
                        whole()));
    }

    @Test
    void ofContinuingWhatIsNotPaused() {
        region.create("app", 1);
        String arn = region.service().currentServiceDeployment();

        assertEquals("Service deployment not found.", continuing("arn:none", "hook", null));
        assertEquals("hookId can not be blank.", continuing(arn, null, null));
        assertEquals("action should be one of [CONTINUE,ROLLBACK]", continuing(arn, "hook", "WAIT"));
        assertEquals(
                "The service deployment is not paused at a lifecycle hook with the id hook.",
                continuing(arn, "hook", null));
    }

    private String continuing(String arn, String hookId, String action) {
        return assertThrows(
                        EcsException.class,
                        () -> region.ecs()
                                .continueServiceDeployment(new ContinueServiceDeploymentRequest(arn, hookId, action)))
                .text();
    }
}
