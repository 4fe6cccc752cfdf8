package dev.evenkeel.core.service;

import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.DescribeServicesRequest;
import dev.evenkeel.core.api.DescribeServicesResponse;
import dev.evenkeel.core.api.ListServicesRequest;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Matrix;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.task.Task;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every status of a service against everything that may be asked of it, or happen to it. */
@NullUnmarked
class ServiceStatusMatrixTest {

    @TestFactory
    Stream<DynamicTest> takesOrRefusesWhatIsAsked() {
        return Matrix.of("""
                         | create   | create another            | update                    | delete                    | force delete             | describe | list   | last task stops
                none     | ACTIVE   | ACTIVE                    | ServiceNotFoundException  | ServiceNotFoundException  | ServiceNotFoundException | MISSING  | absent | MISSING
                ACTIVE   | ACTIVE   | InvalidParameterException | ACTIVE                    | InvalidParameterException | DRAINING                 | ACTIVE   | listed | ACTIVE
                DRAINING | InvalidParameterException | InvalidParameterException | ServiceNotActiveException | DRAINING | DRAINING                 | DRAINING | listed | INACTIVE
                INACTIVE | ACTIVE   | ACTIVE                    | ServiceNotActiveException | ServiceNotFoundException  | ServiceNotFoundException | INACTIVE | absent | INACTIVE
                """).tests(ServiceStatusMatrixTest::answer);
    }

    private static String answer(String status, String what) {
        Region region = Region.withHosts(1);
        region.register("app");
        if (!status.equals("none")) {
            region.create("app", 1);
            region.settle();
        }
        if (status.equals("DRAINING") || status.equals("INACTIVE")) {
            delete(region, true);
        }
        if (status.equals("INACTIVE")) {
            region.settle();
        }
        try {
            return switch (what) {
                case "create" -> region.create("app", 1).status();
                case "create another" -> region.create("app", 2).status();
                case "update" -> region.update("desiredCount", 2).status();
                case "delete" -> delete(region, false);
                case "force delete" -> delete(region, true);
                case "describe" -> describe(region);
                case "list" ->
                    region.ecs()
                                    .listServices(Records.of(ListServicesRequest.class))
                                    .serviceArns()
                                    .isEmpty()
                            ? "absent"
                            : "listed";
                default -> {
                    region.liveTasks().stream().map(Task::taskArn).forEach(task -> region.world.exit(task, 0));
                    region.timeline.runDue();
                    yield describe(region);
                }
            };
        } catch (EcsException refusal) {
            return refusal.code().wireName();
        }
    }

    private static String delete(Region region, boolean force) {
        return region.ecs()
                .deleteService(Records.of(DeleteServiceRequest.class, "service", "web", "force", force))
                .service()
                .status();
    }

    private static String describe(Region region) {
        DescribeServicesResponse found =
                region.ecs().describeServices(new DescribeServicesRequest(null, List.of("web"), null));
        return found.services().isEmpty()
                ? found.failures().getFirst().reason()
                : found.services().getFirst().status();
    }
}
