package dev.evenkeel.core.service;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.UpdateContainerInstancesStateRequest;
import dev.evenkeel.core.deployment.DeploymentCircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.fake.FakeWorld.Fate;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.fake.Trace;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Small stories of a REPLICA service that rolls, a line for each decision. */
@NullUnmarked
class RollingTracesTest {

    private static DeploymentConfiguration percents(int minimum, int maximum) {
        return Records.of(
                DeploymentConfiguration.class,
                "minimumHealthyPercent",
                minimum,
                "maximumPercent",
                maximum,
                "deploymentCircuitBreaker",
                new DeploymentCircuitBreaker(true, true, null, null, null));
    }

    private static Region steady(int hosts, int desired, DeploymentConfiguration configuration) {
        Region region = Region.withHosts(hosts);
        region.create(region.register("web"), desired, "deploymentConfiguration", configuration);
        assertTrue(region.settle());
        return region;
    }

    @Test
    void aRollKeepsWhatTheMinimumAsksForAndStartsWhatTheMaximumAllows() {
        Region region = steady(3, 4, percents(75, 125));

        region.update("taskDefinition", region.register("web"));
        assertTrue(region.settle());

        Trace.assertMatches("rolling", region);
    }

    @Test
    void aRollWhoseTasksFailToStartTripsTheBreakerAndGoesBack() {
        Region region = steady(3, 2, percents(100, 200));
        region.world.fate = start -> Fate.FAILS_TO_START;

        region.update("taskDefinition", region.register("web"));
        region.advance(300);
        region.world.fate = start -> Fate.HEALTHY;
        assertTrue(region.settle());

        Trace.assertMatches("rolling-breaker", region);
    }

    @Test
    void aHostThatDrainsIsEmptiedWithinThePercentages() {
        Region region = steady(3, 3, percents(100, 134));
        List<String> hosts = region.state().containerInstances("default").stream()
                .filter(instance -> instance.hostId().equals("i-1"))
                .map(instance -> instance.containerInstanceArn().value())
                .toList();

        region.ecs()
                .updateContainerInstancesState(new UpdateContainerInstancesStateRequest("default", hosts, "DRAINING"));
        assertTrue(region.settle());

        Trace.assertMatches("rolling-drain", region);
    }

    @Test
    void aServiceThatShrinksLosesTheTasksOfItsFullestZonesFirst() {
        Region region = steady(4, 6, percents(100, 200));

        for (int desired = 5; desired >= 1; desired--) {
            region.update("desiredCount", desired);
            assertTrue(region.settle());
        }

        Trace.assertMatches("rolling-scale-in", region);
    }
}
