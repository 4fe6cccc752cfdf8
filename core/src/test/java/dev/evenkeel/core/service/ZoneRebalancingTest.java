package dev.evenkeel.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.api.CreateCapacityProviderRequest;
import dev.evenkeel.core.api.PutClusterCapacityProvidersRequest;
import dev.evenkeel.core.api.UpdateTaskProtectionRequest;
import dev.evenkeel.core.capacity.AutoScalingGroupProvider;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.fake.FakeWorld;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.fake.Trace;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ZoneRebalancingTest {
    @Test
    void tasksMoveToNewZonesUntilTheyAreEven() {
        Region region = crowded(7);

        grow(region);
        region.advance(600);

        Trace.assertMatches("zone-rebalancing", region);
    }

    @Test
    void theServiceNeverHasFewerHealthyTasksThanDesiredWhileItMoves() {
        Region region = crowded(7);
        grow(region);

        int lowest = Integer.MAX_VALUE;
        for (int second = 0; second < 600; second++) {
            region.advance(1);
            int healthy = region.state().tasksOf(Region.webArn()).count(dev.evenkeel.core.task.TaskCondition.HEALTHY);
            lowest = Math.min(lowest, healthy);
        }

        assertEquals(7, lowest);
        assertEquals(new TreeMap<>(Map.of("us-east-1a", 2, "us-east-1b", 3, "us-east-1c", 2)), zones(region));
    }

    @Test
    void anEvenServiceIsLeftAlone() {
        Region region = Region.withHosts(3);
        region.create(region.register("web"), 4);
        region.settle();

        region.advance(3600);

        assertEquals(4, started(region));
    }

    @Test
    void servicesThatCannotBeRebalancedAreLeftAlone() {
        List<Object[]> members = List.of(
                new Object[] {"availabilityZoneRebalancing", "DISABLED"},
                new Object[] {
                    "deploymentConfiguration",
                    Records.of(DeploymentConfiguration.class, "maximumPercent", 100, "minimumHealthyPercent", 50)
                },
                new Object[] {"placementStrategy", List.of(new PlacementStrategyItem("binpack", "cpu"))},
                new Object[] {
                    "placementConstraints",
                    List.of(new PlacementConstraint("memberOf", "attribute:ecs.availability-zone in [us-east-1a]"))
                });

        List<SortedMap<String, Integer>> found = members.stream()
                .map(more -> {
                    Region region = Region.withHosts(1);
                    region.create(region.register("web"), 6, more);
                    region.settle();
                    grow(region);
                    region.advance(600);
                    return zones(region);
                })
                .toList();

        assertEquals(java.util.Collections.nCopies(4, new TreeMap<>(Map.of("us-east-1a", 6))), found);
    }

    @Test
    void aZoneWithoutRoomIsSaidAndTriedAgain() {
        Region region = Region.withHosts(1);
        String web = region.register("web", Records.with(Region.container(), "cpu", 1024, "memory", 512));
        region.create(web, 4);
        region.settle();

        FakeWorld.Host small = new FakeWorld.Host("i-1", "us-east-1b", 512, 8192);
        region.world.add(small);
        region.advance(1200);
        List<String> told = region.messages().stream()
                .filter(message -> message.contains("is unable to place a task in us-east-1b"))
                .toList();
        int before = started(region);
        region.world.add(new FakeWorld.Host("i-2", "us-east-1b", 4096, 8192));
        region.advance(600);

        assertEquals(
                List.of("is unable to place a task in us-east-1b because no container instance met all of its"
                        + " requirements."),
                told);
        assertEquals(4, before);
        assertEquals(new TreeMap<>(Map.of("us-east-1a", 2, "us-east-1b", 2)), zones(region));
    }

    @Test
    void protectedTasksDoNotMove() {
        Region region = crowded(4);
        region.ecs()
                .updateTaskProtection(new UpdateTaskProtectionRequest(
                        null,
                        region.liveTasks().stream()
                                .map(task -> task.taskArn().value())
                                .toList(),
                        true,
                        60));

        grow(region);
        region.advance(1200);
        SortedMap<String, Integer> whileProtected = zones(region);
        region.advance(3600);

        assertEquals(new TreeMap<>(Map.of("us-east-1a", 4)), whileProtected);
        assertEquals(new TreeMap<>(Map.of("us-east-1a", 1, "us-east-1b", 1, "us-east-1c", 2)), sorted(zones(region)));
    }

    @Test
    void aDeploymentThatBeginsWhileTasksMoveEndsTheMove() {
        Region region = crowded(6);
        grow(region);
        region.advance(10);

        region.update("taskDefinition", region.register("web"));
        region.advance(600);

        assertEquals("COMPLETED", region.describe().deployments().get(0).rolloutState());
        assertEquals(6, region.describe().runningCount());
        assertEquals(true, region.state().zoneMove(Region.webArn()).isEmpty());
    }

    @Test
    void tasksThatCannotStartInTheNewZoneAreGivenUpAndNothingStops() {
        Region region = crowded(4);
        region.world.fate = start ->
                "us-east-1a".equals(start.availabilityZone()) ? FakeWorld.Fate.HEALTHY : FakeWorld.Fate.FAILS_TO_START;

        grow(region);
        region.advance(1200);

        assertEquals(4, zones(region).get("us-east-1a"));
    }

    @Test
    void tasksOfACapacityProviderMoveAmongTheZonesOfItsInstances() {
        Region region = Region.withHosts(0);
        provider(region, "pool");
        region.world.addToGroup("pool", "pool-a", "us-east-1a");
        region.create(
                region.register("web"),
                4,
                "capacityProviderStrategy",
                List.of(new CapacityProviderStrategyItem("pool", 1, 0)));
        region.settle();
        region.world.add(new FakeWorld.Host("other", "us-east-1c", 4096, 8192));
        region.world.addToGroup("pool", "pool-b", "us-east-1b");

        region.advance(600);

        assertEquals(new TreeMap<>(Map.of("us-east-1a", 2, "us-east-1b", 2)), zones(region));
    }

    private static void provider(Region region, String name) {
        region.ecs()
                .createCapacityProvider(Records.of(
                        CreateCapacityProviderRequest.class,
                        "name",
                        name,
                        "autoScalingGroupProvider",
                        Records.of(AutoScalingGroupProvider.class, "autoScalingGroupArn", name)));
        region.ecs()
                .putClusterCapacityProviders(Records.of(
                        PutClusterCapacityProvidersRequest.class,
                        "cluster",
                        "default",
                        "capacityProviders",
                        List.of(name),
                        "defaultCapacityProviderStrategy",
                        List.of()));
    }

    /** Which zone has the odd task hangs on ids: the counts alone are compared. */
    private static SortedMap<String, Integer> sorted(SortedMap<String, Integer> zones) {
        List<Integer> counts = zones.values().stream().sorted().toList();
        SortedMap<String, Integer> sorted = new TreeMap<>();
        int index = 0;
        for (String zone : zones.keySet()) {
            sorted.put(zone, counts.get(index++));
        }
        return sorted;
    }

    private static Region crowded(int desired) {
        Region region = Region.withHosts(1);
        region.create(region.register("web"), desired);
        region.settle();
        return region;
    }

    private static void grow(Region region) {
        region.world.add(Region.host(1));
        region.world.add(Region.host(2));
    }

    private static SortedMap<String, Integer> zones(Region region) {
        return new TreeMap<>(region.state().tasksOf(Region.webArn()).wantedByZone());
    }

    private static int started(Region region) {
        return (int) region.world.journal().stream()
                .filter(recorded -> recorded.event() instanceof Event.TaskCreated)
                .count();
    }
}
