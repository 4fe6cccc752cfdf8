package dev.evenkeel.core.capacity;

import dev.evenkeel.core.api.DeregisterContainerInstanceRequest;
import dev.evenkeel.core.api.DescribeContainerInstancesRequest;
import dev.evenkeel.core.api.DescribeContainerInstancesResponse;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.UpdateContainerInstancesStateRequest;
import dev.evenkeel.core.api.UpdateContainerInstancesStateResponse;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.FakeWorld;
import dev.evenkeel.core.fake.Matrix;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every status of a container instance against everything that may be asked of it, or happen to it, a task on it. */
@NullUnmarked
class ContainerInstanceStatusMatrixTest {

    @TestFactory
    Stream<DynamicTest> takesOrRefusesWhatIsAsked() {
        return Matrix.of("""
                         | set ACTIVE | set DRAINING | deregister                | deregister by force | agent is lost | agent is back | host is lost | host is seen again
                ACTIVE   | ACTIVE     | DRAINING     | InvalidParameterException | INACTIVE            | ACTIVE        | ACTIVE        | INACTIVE     | ACTIVE
                DRAINING | ACTIVE     | DRAINING     | InvalidParameterException | INACTIVE            | DRAINING      | DRAINING      | INACTIVE     | DRAINING
                INACTIVE | INACTIVE   | INACTIVE     | InvalidParameterException | InvalidParameterException | INACTIVE | INACTIVE     | MISSING      | INACTIVE
                """).tests(ContainerInstanceStatusMatrixTest::answer);
    }

    private static String answer(String status, String what) {
        Region region = Region.withHosts(1);
        region.register("app");
        region.ecs().runTask(Records.of(RunTaskRequest.class, "taskDefinition", "app"));
        region.settle();
        String arn = region.state()
                .containerInstances("default")
                .iterator()
                .next()
                .containerInstanceArn()
                .value();
        if (status.equals("DRAINING")) {
            set(region, arn, "DRAINING");
        } else if (status.equals("INACTIVE")) {
            deregister(region, arn, true);
        }
        FakeWorld.Host host = region.world.hosts.getFirst();
        try {
            switch (what) {
                case "set ACTIVE" -> set(region, arn, "ACTIVE");
                case "set DRAINING" -> set(region, arn, "DRAINING");
                case "deregister" -> deregister(region, arn, false);
                case "deregister by force" -> deregister(region, arn, true);
                case "agent is lost" -> region.world.connect(host, false);
                case "host is lost" -> region.world.lose(host);
                default -> region.world.connect(host, true);
            }
        } catch (EcsException refusal) {
            return refusal.code().wireName();
        }
        region.timeline.runDue();
        return status(region, arn);
    }

    private static UpdateContainerInstancesStateResponse set(Region region, String arn, String status) {
        return region.ecs()
                .updateContainerInstancesState(Records.of(
                        UpdateContainerInstancesStateRequest.class,
                        "containerInstances",
                        List.of(arn),
                        "status",
                        status));
    }

    private static void deregister(Region region, String arn, boolean force) {
        region.ecs()
                .deregisterContainerInstance(
                        Records.of(DeregisterContainerInstanceRequest.class, "containerInstance", arn, "force", force));
    }

    private static String status(Region region, String arn) {
        DescribeContainerInstancesResponse found = region.ecs()
                .describeContainerInstances(
                        Records.of(DescribeContainerInstancesRequest.class, "containerInstances", List.of(arn)));
        return found.containerInstances().isEmpty()
                ? found.failures().getFirst().reason()
                : found.containerInstances().getFirst().status();
    }
}
