package dev.evenkeel.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.api.DeleteAttributesRequest;
import dev.evenkeel.core.api.ListAttributesRequest;
import dev.evenkeel.core.api.ListContainerInstancesRequest;
import dev.evenkeel.core.api.PutAttributesRequest;
import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.placement.PlacementConstraint;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Attributes that users put on container instances, and what can be done with them. */
@NullUnmarked
class AttributesTest {
    private final Region region = Region.withHosts(3);

    private List<String> arns() {
        return region.state().containerInstances("default").stream()
                .map(instance -> instance.containerInstanceArn().value())
                .toList();
    }

    private static Attribute on(String target, String name, String value) {
        return new Attribute(name, value, null, target);
    }

    private void put(Attribute... attributes) {
        region.ecs().putAttributes(new PutAttributesRequest(null, List.of(attributes)));
    }

    private String refusal(Attribute... attributes) {
        EcsException refused = assertThrows(EcsException.class, () -> put(attributes));
        return refused.code().wireName() + ": " + refused.getMessage();
    }

    private List<Attribute> list(String name, String value) {
        return region.ecs()
                .listAttributes(new ListAttributesRequest(null, "container-instance", name, value, null, null))
                .attributes();
    }

    @Test
    void bindTasksAndFindInstancesUntilTheyAreTakenOff() {
        String arn = arns().get(1);
        put(on(arn, "stack", "prod"), on(arn.substring(arn.lastIndexOf('/') + 1), "rank", "7"));

        region.create(
                region.register("app"),
                2,
                "placementConstraints",
                List.of(new PlacementConstraint("memberOf", "attribute:stack == prod and attribute:rank > 6")));
        region.settle();

        assertEquals(
                List.of(arn, arn),
                region.liveTasks().stream()
                        .map(task -> task.launch().containerInstanceArn().value())
                        .toList());
        assertEquals(List.of(new Attribute("stack", "prod", "container-instance", arn)), list("stack", "prod"));
        assertEquals(
                List.of(arn),
                region.ecs()
                        .listContainerInstances(
                                new ListContainerInstancesRequest(null, "task:group == service:web", null, null, null))
                        .containerInstanceArns());

        region.ecs().deleteAttributes(new DeleteAttributesRequest(null, List.of(on(arn, "stack", null))));

        assertEquals(List.of(), list("stack", null));
        assertEquals(1, list("rank", null).size());
    }

    @Test
    void stayWhenTheHostReportsAgain() {
        String arn = arns().get(0);
        put(on(arn, "stack", "prod"));

        region.world.connect(Region.host(0), false);
        region.timeline.runDue();

        assertEquals(1, list("stack", null).size());
    }

    @Test
    void areRefusedWhenECSWouldRefuseThem() {
        String arn = arns().get(0);

        assertEquals("InvalidParameterException: attributes can not be empty", refusal());
        assertEquals(
                "TargetNotFoundException: Could not find " + "0".repeat(32), refusal(on("0".repeat(32), "a", "b")));
        assertEquals(
                "InvalidParameterException: targetType must be container-instance",
                refusal(new Attribute("a", "b", "task", arn)));
        assertEquals(
                "InvalidParameterException: The attribute ecs.os-type is the container instance's own.",
                refusal(on(arn, "ecs.os-type", "linux")));
        put(IntStream.range(0, 10).mapToObj(i -> on(arn, "a" + i, "x")).toArray(Attribute[]::new));
        assertEquals(
                "AttributeLimitExceededException: You can apply up to 10 custom attributes for each resource.",
                refusal(on(arn, "b", "x")));
        put(on(arn, "a9", "y"));
        ContainerInstance instance =
                region.state().containerInstances("default").iterator().next();
        assertEquals(10, instance.customAttributes().size());
    }
}
