package dev.evenkeel.core.taskset;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.CreateTaskSetRequest;
import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.DeleteTaskSetRequest;
import dev.evenkeel.core.api.DescribeTaskSetsRequest;
import dev.evenkeel.core.api.DescribeTaskSetsResponse;
import dev.evenkeel.core.api.TaskSetDescription;
import dev.evenkeel.core.api.UpdateContainerInstancesStateRequest;
import dev.evenkeel.core.api.UpdateServicePrimaryTaskSetRequest;
import dev.evenkeel.core.api.UpdateTaskSetRequest;
import dev.evenkeel.core.deployment.DeploymentController;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.FakeWorld.Fate;
import dev.evenkeel.core.fake.Matrix;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every status and stability of a task set against everything that may be asked of it, or happen to it. */
@NullUnmarked
class TaskSetMatrixTest {

    /** What it is right after, and ten minutes later where that differs. MISSING says that it is no longer described. */
    @TestFactory
    Stream<DynamicTest> statusFollowsCallsAlone() {
        return Matrix.of("""
                                            | ACTIVE, idle              | ACTIVE                            | PRIMARY, idle             | PRIMARY                            | DRAINING                            | deleted
                time passes                 | ACTIVE                    | ACTIVE                            | PRIMARY                   | PRIMARY                            | DRAINING, MISSING                   | MISSING
                is made primary             | PRIMARY                   | PRIMARY                           | PRIMARY                   | PRIMARY                            | InvalidParameterException           | TaskSetNotFoundException
                another is made primary     | ACTIVE                    | ACTIVE                            | ACTIVE                    | ACTIVE                             | DRAINING, MISSING                   | MISSING
                is scaled to 0              | ACTIVE                    | ACTIVE                            | PRIMARY                   | PRIMARY                            | InvalidParameterException           | TaskSetNotFoundException
                is scaled up                | ACTIVE                    | ACTIVE                            | PRIMARY                   | PRIMARY                            | InvalidParameterException           | TaskSetNotFoundException
                is deleted                  | MISSING                   | InvalidParameterException         | InvalidParameterException | InvalidParameterException          | InvalidParameterException           | TaskSetNotFoundException
                is deleted by force         | MISSING                   | DRAINING, MISSING                 | MISSING                   | DRAINING, MISSING                  | DRAINING, MISSING                   | TaskSetNotFoundException
                its tasks stop              | ACTIVE                    | ACTIVE                            | PRIMARY                   | PRIMARY                            | MISSING                             | MISSING
                its tasks fall ill          | ACTIVE                    | ACTIVE                            | PRIMARY                   | PRIMARY                            | DRAINING, MISSING                   | MISSING
                its host is lost            | ACTIVE                    | ACTIVE                            | PRIMARY                   | PRIMARY                            | MISSING                             | MISSING
                service wants none          | ACTIVE                    | ACTIVE                            | PRIMARY                   | PRIMARY                            | DRAINING, MISSING                   | MISSING
                service is deleted by force | ServiceNotActiveException | ACTIVE, ServiceNotActiveException | ServiceNotActiveException | PRIMARY, ServiceNotActiveException | DRAINING, ServiceNotActiveException | ServiceNotActiveException
                """).tests((what, row) -> answer(row, what, TaskSetDescription::status));
    }

    /** The same of stability. The tasks of a set that is STABILIZING are not heard of until they are said to be well. */
    @TestFactory
    Stream<DynamicTest> stabilityFollowsItsTasks() {
        return Matrix.of("""
                                            | STEADY_STATE                           | STEADY_STATE, idle        | STABILIZING                            | STABILIZING, PRIMARY                   | STABILIZING, DRAINING
                time passes                 | STEADY_STATE                           | STEADY_STATE              | STABILIZING                            | STABILIZING                            | STABILIZING, MISSING
                all tasks are well          | STEADY_STATE                           | STEADY_STATE              | STEADY_STATE                           | STEADY_STATE                           | STABILIZING, MISSING
                starts fail                 | STABILIZING                            | STEADY_STATE              | STABILIZING                            | STABILIZING                            | MISSING
                is made primary             | STEADY_STATE                           | STEADY_STATE              | STABILIZING                            | STABILIZING                            | InvalidParameterException
                another is made primary     | STEADY_STATE                           | STEADY_STATE              | STABILIZING                            | STABILIZING                            | STABILIZING, MISSING
                is scaled to 0              | STABILIZING, STEADY_STATE              | STEADY_STATE              | STABILIZING, STEADY_STATE              | STABILIZING, STEADY_STATE              | InvalidParameterException
                is scaled up                | STABILIZING, STEADY_STATE              | STABILIZING, STEADY_STATE | STABILIZING                            | STABILIZING                            | InvalidParameterException
                is deleted                  | InvalidParameterException              | MISSING                   | InvalidParameterException              | InvalidParameterException              | InvalidParameterException
                is deleted by force         | STABILIZING, MISSING                   | MISSING                   | STABILIZING, MISSING                   | STABILIZING, MISSING                   | STABILIZING, MISSING
                its tasks stop              | STABILIZING, STEADY_STATE              | STEADY_STATE              | STABILIZING                            | STABILIZING                            | MISSING
                its tasks fall ill          | STABILIZING, STEADY_STATE              | STEADY_STATE              | STABILIZING                            | STABILIZING                            | STABILIZING, MISSING
                its host is lost            | STABILIZING, STEADY_STATE              | STEADY_STATE              | STABILIZING                            | STABILIZING                            | MISSING
                its host is drained         | STABILIZING, STEADY_STATE              | STEADY_STATE              | STABILIZING                            | STABILIZING                            | STABILIZING, MISSING
                service wants more          | STABILIZING, STEADY_STATE              | STEADY_STATE              | STABILIZING                            | STABILIZING                            | STABILIZING, MISSING
                service wants none          | STABILIZING, STEADY_STATE              | STEADY_STATE              | STABILIZING, STEADY_STATE              | STABILIZING, STEADY_STATE              | STABILIZING, MISSING
                service is deleted by force | STABILIZING, ServiceNotActiveException | ServiceNotActiveException | STABILIZING, ServiceNotActiveException | STABILIZING, ServiceNotActiveException | STABILIZING, ServiceNotActiveException
                """).tests((what, row) -> answer(row, what, TaskSetDescription::stabilityStatus));
    }

    private static String answer(String row, String what, Function<TaskSetDescription, String> member) {
        Region region = Region.withHosts(3);
        String id = at(region, row);
        String first;
        try {
            act(region, id, what);
            first = told(region, id, member);
        } catch (EcsException refusal) {
            return refusal.code().wireName();
        }
        region.advance(600);
        String then = told(region, id, member);
        return first.equals(then) ? first : first + ", " + then;
    }

    /** A task set of one task of the service's two, beside another one of none. */
    private static String at(Region region, String row) {
        region.world.fate = start -> row.startsWith("STABILIZING") ? Fate.SILENT : Fate.HEALTHY;
        region.ecs()
                .createService(Records.of(
                        CreateServiceRequest.class,
                        "serviceName",
                        "web",
                        "desiredCount",
                        2,
                        "deploymentController",
                        new DeploymentController("EXTERNAL")));
        String id = create(region, row.endsWith("idle") ? 0 : 50);
        create(region, 0);
        region.advance(600);
        if (row.startsWith("PRIMARY") || row.endsWith("PRIMARY")) {
            primary(region, id);
        } else if (row.endsWith("DRAINING") || row.equals("deleted")) {
            delete(region, id, true);
        }
        if (row.equals("deleted")) {
            region.advance(600);
        }
        return id;
    }

    private static String create(Region region, double percent) {
        return region.ecs()
                .createTaskSet(Records.of(
                        CreateTaskSetRequest.class,
                        "service",
                        "web",
                        "taskDefinition",
                        region.register("web", Region.checkedContainer()),
                        "scale",
                        new Scale(percent, "PERCENT")))
                .taskSet()
                .id();
    }

    private static void act(Region region, String id, String what) {
        List<Task> tasks = region.liveTasks();
        switch (what) {
            case "time passes" -> region.timeline.runDue();
            case "is made primary" -> primary(region, id);
            case "another is made primary" -> primary(region, other(region, id));
            case "is scaled to 0" -> scale(region, id, 0);
            case "is scaled up" -> scale(region, id, 100);
            case "is deleted" -> delete(region, id, false);
            case "is deleted by force" -> delete(region, id, true);
            case "all tasks are well" ->
                tasks.forEach(task -> region.world.health(task.taskArn(), HealthStatus.HEALTHY));
            case "its tasks fall ill" ->
                tasks.forEach(task -> region.world.health(task.taskArn(), HealthStatus.UNHEALTHY));
            case "starts fail", "its tasks stop" -> {
                region.world.fate = what.equals("starts fail") ? start -> Fate.FAILS_TO_START : region.world.fate;
                tasks.forEach(task -> region.world.exit(task.taskArn(), 1));
            }
            case "its host is lost" -> tasks.forEach(task -> lose(region, task));
            case "its host is drained" -> tasks.forEach(task -> drain(region, task));
            case "service wants more" -> region.update("desiredCount", 4);
            case "service wants none" -> region.update("desiredCount", 0);
            default ->
                region.ecs().deleteService(Records.of(DeleteServiceRequest.class, "service", "web", "force", true));
        }
        region.timeline.runDue();
    }

    private static void lose(Region region, Task task) {
        String host = region.state()
                .containerInstance(task.launch().containerInstanceArn())
                .orElseThrow()
                .hostId();
        region.world.hosts.stream()
                .filter(each -> each.id().equals(host))
                .toList()
                .forEach(region.world::lose);
    }

    private static void drain(Region region, Task task) {
        region.ecs()
                .updateContainerInstancesState(Records.of(
                        UpdateContainerInstancesStateRequest.class,
                        "containerInstances",
                        List.of(task.launch().containerInstanceArn().value()),
                        "status",
                        "DRAINING"));
    }

    private static void primary(Region region, String id) {
        region.ecs()
                .updateServicePrimaryTaskSet(
                        Records.of(UpdateServicePrimaryTaskSetRequest.class, "service", "web", "primaryTaskSet", id));
    }

    private static String other(Region region, String id) {
        return region.state().taskSets(Region.webArn()).stream()
                .map(TaskSet::id)
                .filter(each -> !each.equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void scale(Region region, String id, double percent) {
        region.ecs()
                .updateTaskSet(Records.of(
                        UpdateTaskSetRequest.class,
                        "service",
                        "web",
                        "taskSet",
                        id,
                        "scale",
                        new Scale(percent, "PERCENT")));
    }

    private static void delete(Region region, String id, boolean force) {
        region.ecs()
                .deleteTaskSet(Records.of(DeleteTaskSetRequest.class, "service", "web", "taskSet", id, "force", force));
    }

    private static String told(Region region, String id, Function<TaskSetDescription, String> member) {
        try {
            DescribeTaskSetsResponse found = region.ecs()
                    .describeTaskSets(
                            Records.of(DescribeTaskSetsRequest.class, "service", "web", "taskSets", List.of(id)));
            return found.taskSets().isEmpty()
                    ? found.failures().getFirst().reason()
                    : member.apply(found.taskSets().getFirst());
        } catch (EcsException refusal) {
            return refusal.code().wireName();
        }
    }
}
