package dev.evenkeel.core.operation.balancing;

import static dev.evenkeel.core.operation.balancing.Balanced.answer;
import static dev.evenkeel.core.operation.balancing.Balanced.forward;
import static dev.evenkeel.core.operation.balancing.Balanced.path;
import static dev.evenkeel.core.operation.balancing.Balanced.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.api.balancing.DeleteListenerRequest;
import dev.evenkeel.core.deployment.CanaryConfiguration;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.service.AdvancedConfiguration;
import dev.evenkeel.core.service.LoadBalancer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Services whose target groups were created. */
@NullUnmarked
class BalancedServiceTest {
    private final Balanced balanced = new Balanced();
    private final Region region = balanced.region;

    private void create(String group) {
        region.create(
                region.register("app", Region.servingContainer()),
                1,
                "loadBalancers",
                List.of(new LoadBalancer(group, null, "app", 80, null)));
    }

    @Test
    void targetGroupNeedsALoadBalancer() {
        String group = balanced.targetGroup("web");

        String refused = refusal(() -> create(group));
        balanced.listener(balanced.loadBalancer("web"), 80, forward(group));
        create(group);

        assertEquals(
                "InvalidParameterException: The target group with targetGroupArn " + group
                        + " does not have an associated load balancer.",
                refused);
        assertTrue(region.settle());
    }

    @Test
    void targetTypeHasToFitTheNetworkMode() {
        String group = balanced.targetGroup("web", "targetType", "ip");
        balanced.listener(balanced.loadBalancer("web"), 80, forward(group));

        String refused = refusal(() -> create(group));

        assertEquals(
                "InvalidParameterException: The provided target group " + group
                        + " has target type ip, which is incompatible with the bridge network mode specified in the task"
                        + " definition.",
                refused);
    }

    @Test
    void targetGroupThatNobodyCreatedIsANameAsBefore() {
        create("arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/elsewhere/0123456789abcdef");

        assertTrue(region.settle());
    }

    @Test
    void serviceWhoseListenerIsGoneCanBeScaledToNothing() {
        String group = balanced.targetGroup("web");
        String listener = balanced.listener(balanced.loadBalancer("web"), 80, forward(group));
        create(group);
        assertTrue(region.settle());
        balanced.elb.deleteListener(new DeleteListenerRequest(listener));

        region.ecs().updateService(Records.of(UpdateServiceRequest.class, "service", "web", "desiredCount", 0));

        assertTrue(region.settle());
        assertEquals(0, region.describe().runningCount());
    }

    @Test
    void canaryIsSeenInTheWeightsOfItsRule() {
        String blue = balanced.targetGroup("blue");
        String green = balanced.targetGroup("green");
        String listener = balanced.listener(balanced.loadBalancer("web"), 80, answer(404));
        String rule = balanced.rule(listener, 1, forward(blue), path("/*"));
        DeploymentConfiguration canary = Records.of(
                DeploymentConfiguration.class,
                "strategy",
                "CANARY",
                "bakeTimeInMinutes",
                1,
                "canaryConfiguration",
                new CanaryConfiguration(2.5, 1));
        region.create(
                region.register("app", Region.servingContainer()),
                1,
                "deploymentConfiguration",
                canary,
                "loadBalancers",
                List.of(new LoadBalancer(
                        blue, null, "app", 80, new AdvancedConfiguration(green, rule, null, null), null)));
        assertTrue(region.settle());
        int before = region.world.journal().size();

        region.update("taskDefinition", region.register("app", Region.servingContainer()));
        assertTrue(region.settle());

        List<String> weights = new ArrayList<>();
        region.world.journal().subList(before, region.world.journal().size()).forEach(recorded -> {
            if (recorded.event() instanceof Event.RulePut put) {
                put.rule()
                        .actions()
                        .forEach(action -> weights.add(action.shares().stream()
                                .map(share -> share.targetGroupArn().split("/")[1] + "=" + share.weight())
                                .toList()
                                .toString()));
            }
        });
        assertEquals(List.of("[blue=975, green=25]", "[blue=0, green=100]"), weights);
        assertEquals("1 blue=0, green=100; default fixed-response", balanced.rules(listener));
    }
}
