package dev.evenkeel.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.api.CapacityProviderDescription;
import dev.evenkeel.core.api.CreateCapacityProviderRequest;
import dev.evenkeel.core.api.CreateClusterRequest;
import dev.evenkeel.core.api.DeleteCapacityProviderRequest;
import dev.evenkeel.core.api.DescribeCapacityProvidersRequest;
import dev.evenkeel.core.api.DescribeCapacityProvidersResponse;
import dev.evenkeel.core.api.ListTagsForResourceRequest;
import dev.evenkeel.core.api.PutClusterCapacityProvidersRequest;
import dev.evenkeel.core.api.UpdateCapacityProviderRequest;
import dev.evenkeel.core.capacity.AutoScalingGroupProvider;
import dev.evenkeel.core.capacity.AutoScalingGroupProviderUpdate;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.capacity.ManagedScaling;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.tag.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The operations on capacity providers: defaults, refusals with their texts, names and ARNs. */
@NullUnmarked
class CapacityProvidersTest {
    private static final String ARN = "arn:aws:ecs:us-east-1:123456789012:capacity-provider/";
    private final Region region = Region.withHosts(0);

    @Test
    void fillsInTheDefaultsOfAProvider() {
        CapacityProviderDescription plain = create("plain", group("one", null));
        CapacityProviderDescription scaled =
                create("scaled", group("two", Records.of(ManagedScaling.class, "targetCapacity", 80)));

        assertEquals(
                List.of(ARN + "plain", "plain", "ACTIVE", "EC2_AUTOSCALING"),
                List.of(plain.capacityProviderArn(), plain.name(), plain.status(), plain.type()));
        assertEquals(
                new AutoScalingGroupProvider(
                        "one", new ManagedScaling("DISABLED", 100, 1, 10_000, 300), "DISABLED", "ENABLED"),
                plain.autoScalingGroupProvider());
        assertEquals(
                new ManagedScaling("ENABLED", 80, 1, 10_000, 300),
                scaled.autoScalingGroupProvider().managedScaling());
    }

    @Test
    void changesWhatAnUpdateNamesAndKeepsTheRest() {
        create("pool", group("one", ManagedScaling.standard(true)));

        CapacityProviderDescription updated = region.ecs()
                .updateCapacityProvider(Records.of(
                        UpdateCapacityProviderRequest.class,
                        "name",
                        "pool",
                        "autoScalingGroupProvider",
                        new AutoScalingGroupProviderUpdate(
                                Records.of(ManagedScaling.class, "targetCapacity", 50), "ENABLED", null)))
                .capacityProvider();

        assertEquals("UPDATE_COMPLETE", updated.updateStatus());
        assertEquals(
                new AutoScalingGroupProvider(
                        "one", new ManagedScaling("ENABLED", 50, 1, 10_000, 300), "ENABLED", "ENABLED"),
                updated.autoScalingGroupProvider());
    }

    @Test
    void describesThePredefinedOnesFirstAndByNameOrArn() {
        create("pool", group("one", null));

        DescribeCapacityProvidersResponse all =
                region.ecs().describeCapacityProviders(Records.of(DescribeCapacityProvidersRequest.class));
        DescribeCapacityProvidersResponse named = region.ecs()
                .describeCapacityProviders(Records.of(
                        DescribeCapacityProvidersRequest.class, "capacityProviders", List.of(ARN + "pool", "nothing")));

        assertEquals(List.of("FARGATE", "FARGATE_SPOT", "pool"), names(all));
        assertEquals(List.of("pool"), names(named));
        assertEquals(
                List.of(ARN + "nothing MISSING"),
                named.failures().stream()
                        .map(failure -> failure.arn() + " " + failure.reason())
                        .toList());
    }

    @Test
    void deletesAProviderThatNoClusterHas() {
        create("pool", group("one", null));
        put(List.of("pool"), List.of());
        String inUse = refusal(() -> delete("pool"));
        put(List.of(), List.of());

        CapacityProviderDescription deleted = delete(ARN + "pool");

        assertEquals(
                "The capacity provider cannot be deleted because it is associated with a cluster."
                        + " Remove the capacity provider from the cluster and try again.",
                inUse);
        assertEquals(List.of("INACTIVE", "DELETE_COMPLETE"), List.of(deleted.status(), deleted.updateStatus()));
        assertEquals(
                List.of("FARGATE", "FARGATE_SPOT"),
                names(region.ecs().describeCapacityProviders(Records.of(DescribeCapacityProvidersRequest.class))));
    }

    @Test
    void tagsAProvider() {
        region.ecs()
                .createCapacityProvider(Records.of(
                        CreateCapacityProviderRequest.class,
                        "name",
                        "pool",
                        "autoScalingGroupProvider",
                        group("one", null),
                        "tags",
                        List.of(new Tag("team", "blue"))));

        assertEquals(
                List.of(new Tag("team", "blue")),
                region.ecs()
                        .listTagsForResource(new ListTagsForResourceRequest(ARN + "pool"))
                        .tags());
    }

    @Test
    void refusesWhatCannotBeAProvider() {
        create("pool", group("one", null));
        create("other", group("another", null));

        List<String> refusals = List.of(
                first(refusal(() -> create("aws-pool", group("two", null)))),
                first(refusal(() -> create("pool", group("two", null)))),
                first(refusal(() -> create("second", group("one", null)))),
                refusal(() -> create("second", null)),
                refusal(() -> create("second", group("two", Records.of(ManagedScaling.class, "targetCapacity", 101)))),
                refusal(() ->
                        create("second", group("two", Records.of(ManagedScaling.class, "minimumScalingStepSize", 0)))),
                refusal(() -> create("second", group("two", Records.of(ManagedScaling.class, "status", "ON")))),
                first(refusal(() -> create("second", new AutoScalingGroupProvider("two", null, "ENABLED", null)))),
                refusal(() -> delete("FARGATE")),
                first(refusal(() -> delete("nothing"))));

        assertEquals(
                List.of(
                        "The specified capacity provider name is invalid",
                        "A capacity provider with the specified name already exists",
                        "The specified Auto Scaling group ARN is already being used by another capacity provider",
                        "The Auto Scaling group ARN or name of a capacity provider must be specified.",
                        "targetCapacity should be between 1 and 100",
                        "minimumScalingStepSize should be between 1 and 10000",
                        "managedScaling.status should be one of [ENABLED,DISABLED]",
                        "The managed termination protection setting for the capacity provider is invalid",
                        "The specified capacity provider is reserved and cannot be updated or deleted.",
                        "The specified capacity provider does not exist"),
                refusals);
    }

    @Test
    void refusesManagedInstancesByName() {
        EcsException refusal = assertThrows(
                EcsException.class,
                () -> region.ecs()
                        .createCapacityProvider(Records.of(
                                CreateCapacityProviderRequest.class,
                                "name",
                                "pool",
                                "other",
                                Map.of("managedInstancesProvider", Map.of()))));

        assertEquals(
                "UnsupportedFeatureException: Capacity providers of managed instances are not offered yet.",
                refusal.code().wireName() + ": " + refusal.getMessage());
    }

    @Test
    void refusesAStrategyThatMixesGroupsAndFargate() {
        create("pool", group("one", null));

        String mixed = refusal(() -> put(List.of("pool", "FARGATE"), List.of(item("pool"), item("FARGATE"))));
        String foreign = refusal(() -> put(List.of("FARGATE"), List.of(item("pool"))));

        assertEquals(
                "A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and"
                        + " Fargate providers. Specify one or the other and try again.",
                mixed);
        assertEquals(
                "The specified capacity provider pool is not associated with the cluster."
                        + " Associate it with the cluster and try again.",
                foreign);
    }

    @Test
    void takesArnsWhereNamesAreAskedFor() {
        create("pool", group("one", null));

        region.ecs()
                .createCluster(Records.of(
                        CreateClusterRequest.class,
                        "clusterName",
                        "shop",
                        "capacityProviders",
                        List.of(ARN + "pool"),
                        "defaultCapacityProviderStrategy",
                        List.of(item(ARN + "pool"))));

        assertEquals(
                List.of("pool"), region.state().cluster("shop").orElseThrow().capacityProviders());
    }

    private CapacityProviderDescription create(String name, AutoScalingGroupProvider group) {
        return region.ecs()
                .createCapacityProvider(Records.of(
                        CreateCapacityProviderRequest.class, "name", name, "autoScalingGroupProvider", group))
                .capacityProvider();
    }

    private CapacityProviderDescription delete(String name) {
        return region.ecs()
                .deleteCapacityProvider(new DeleteCapacityProviderRequest(name, null))
                .capacityProvider();
    }

    private void put(List<String> providers, List<CapacityProviderStrategyItem> strategy) {
        region.ecs()
                .putClusterCapacityProviders(new PutClusterCapacityProvidersRequest("default", providers, strategy));
    }

    private static AutoScalingGroupProvider group(String arn, ManagedScaling scaling) {
        return new AutoScalingGroupProvider(arn, scaling, null, null);
    }

    private static CapacityProviderStrategyItem item(String provider) {
        return new CapacityProviderStrategyItem(provider, 1, 0);
    }

    private static List<String> names(DescribeCapacityProvidersResponse response) {
        return response.capacityProviders().stream()
                .map(CapacityProviderDescription::name)
                .toList();
    }

    private static String refusal(Runnable call) {
        return assertThrows(EcsException.class, call::run).getMessage();
    }

    /** The first sentence. */
    private static String first(String text) {
        return text.split("\\. ")[0];
    }
}
