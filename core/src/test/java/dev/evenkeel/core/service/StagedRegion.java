package dev.evenkeel.core.service;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentLifecycleHook;
import dev.evenkeel.core.fake.Region;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** What tests of deployments in stages begin with. */
@NullUnmarked
final class StagedRegion {
    static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:check";
    static final LoadBalancer BALANCER = new LoadBalancer(
            "tg-1", null, "app", 80, new AdvancedConfiguration("tg-2", "rule-production", "rule-test", null), null);

    private StagedRegion() {}

    static DeploymentLifecycleHook pause(String stage) {
        return new DeploymentLifecycleHook("PAUSE", null, null, List.of(stage), null, null);
    }

    /** A service of two tasks that is steady after its first deployment. */
    static Region steady(DeploymentConfiguration configuration) {
        Region region = Region.withHosts(4);
        region.create(
                region.register("app", Region.servingContainer()),
                2,
                "deploymentConfiguration",
                configuration,
                "loadBalancers",
                List.of(BALANCER));
        assertTrue(region.settle());
        return region;
    }
}
