package dev.evenkeel.core.taskdefinition;

import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.DeleteTaskDefinitionsRequest;
import dev.evenkeel.core.api.DeleteTaskDefinitionsResponse;
import dev.evenkeel.core.api.DeregisterTaskDefinitionRequest;
import dev.evenkeel.core.api.DescribeTaskDefinitionRequest;
import dev.evenkeel.core.api.ListTaskDefinitionFamiliesRequest;
import dev.evenkeel.core.api.ListTaskDefinitionsRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.StartTaskRequest;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Matrix;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every status of a task definition against everything that may be asked of it, or of what runs it. */
@NullUnmarked
class TaskDefinitionStatusMatrixTest {
    private static final String FIRST = "app:1";

    /** What it is after a call; "none" says that it can not be described. */
    @TestFactory
    Stream<DynamicTest> movesOrRefuses() {
        return Matrix.of("""
                                     | none                            | ACTIVE                   | ACTIVE, used           | INACTIVE                 | INACTIVE, used                         | DELETE_IN_PROGRESS                     | deleted
                describe             | none                            | ACTIVE                   | ACTIVE                 | INACTIVE                 | INACTIVE                               | DELETE_IN_PROGRESS                     | none
                describe family      | ClientException                 | ACTIVE                   | ACTIVE                 | ClientException          | ClientException                        | ClientException                        | ClientException
                register             | ACTIVE, next is 1               | ACTIVE, next is 2        | ACTIVE, next is 2      | INACTIVE, next is 2      | INACTIVE, next is 2                    | DELETE_IN_PROGRESS, next is 2          | none, next is 2
                deregister           | ClientException                 | INACTIVE                 | INACTIVE               | INACTIVE                 | INACTIVE                               | DELETE_IN_PROGRESS                     | ClientException
                delete               | TASK_DEFINITION_NOT_FOUND, none | INVALID_STATUS, ACTIVE   | INVALID_STATUS, ACTIVE | DELETE_IN_PROGRESS, none | DELETE_IN_PROGRESS, DELETE_IN_PROGRESS | DELETE_IN_PROGRESS, DELETE_IN_PROGRESS | TASK_DEFINITION_NOT_FOUND, none
                run task             | ClientException                 | ACTIVE                   | ACTIVE                 | ClientException          | ClientException                        | ClientException                        | ClientException
                start task           | ClientException                 | ACTIVE                   | ACTIVE                 | ClientException          | ClientException                        | ClientException                        | ClientException
                create service       | ClientException                 | ACTIVE                   | ACTIVE                 | ClientException          | ClientException                        | ClientException                        | ClientException
                update service       | ServiceNotFoundException        | ServiceNotFoundException | ACTIVE                 | ServiceNotFoundException | ClientException                        | ClientException                        | ServiceNotFoundException
                force a deployment   | ServiceNotFoundException        | ServiceNotFoundException | ACTIVE                 | ServiceNotFoundException | INACTIVE                               | DELETE_IN_PROGRESS                     | ServiceNotFoundException
                scale service        | ServiceNotFoundException        | ServiceNotFoundException | ACTIVE, 2 tasks        | ServiceNotFoundException | INACTIVE, 2 tasks                      | DELETE_IN_PROGRESS, 2 tasks            | ServiceNotFoundException
                delete service       | ServiceNotFoundException        | ServiceNotFoundException | ACTIVE                 | ServiceNotFoundException | INACTIVE                               | DELETE_IN_PROGRESS                     | ServiceNotFoundException
                service is forgotten | ServiceNotFoundException        | ServiceNotFoundException | ACTIVE                 | ServiceNotFoundException | INACTIVE                               | none                                   | ServiceNotFoundException
                """).tests((what, row) -> answer(row, what));
    }

    /** Which listings show it. */
    @TestFactory
    Stream<DynamicTest> isListedByItsStatus() {
        return Matrix.of("""
                                   | none   | ACTIVE | ACTIVE, used | INACTIVE | INACTIVE, used | DELETE_IN_PROGRESS | deleted
                ACTIVE             | absent | listed | listed       | absent   | absent         | absent             | absent
                INACTIVE           | absent | absent | absent       | listed   | listed         | absent             | absent
                DELETE_IN_PROGRESS | absent | absent | absent       | absent   | absent         | listed             | absent
                families ACTIVE    | absent | listed | listed       | absent   | absent         | absent             | absent
                families INACTIVE  | absent | absent | absent       | listed   | listed         | listed             | absent
                families ALL       | absent | listed | listed       | listed   | listed         | listed             | absent
                """).tests((listing, row) -> listed(at(row), listing));
    }

    private static Region at(String row) {
        Region region = Region.withHosts(2);
        if (row.equals("none")) {
            return region;
        }
        region.register("app");
        if (row.endsWith("used") || row.equals("DELETE_IN_PROGRESS")) {
            region.create(FIRST, 1);
            region.settle();
        }
        if (!row.startsWith("ACTIVE")) {
            deregister(region);
        }
        if (row.startsWith("DELETE") || row.equals("deleted")) {
            delete(region);
        }
        return region;
    }

    private static String answer(String row, String what) {
        Region region = at(row);
        try {
            return act(region, what);
        } catch (EcsException refusal) {
            return refusal.code().wireName();
        }
    }

    private static String act(Region region, String what) {
        switch (what) {
            case "describe family" -> {
                return region.ecs()
                        .describeTaskDefinition(new DescribeTaskDefinitionRequest("app", null))
                        .taskDefinition()
                        .status();
            }
            case "register" -> {
                String next = region.register("app");
                return status(region) + ", next is " + next.substring(next.lastIndexOf(':') + 1);
            }
            case "deregister" -> deregister(region);
            case "delete" -> {
                return delete(region) + ", " + status(region);
            }
            case "run task" -> region.ecs().runTask(Records.of(RunTaskRequest.class, "taskDefinition", FIRST));
            case "start task" -> startTask(region);
            case "create service" -> region.create(FIRST, 1);
            case "update service" -> region.update("taskDefinition", FIRST);
            case "force a deployment" -> region.update("forceNewDeployment", true);
            case "scale service" -> {
                region.update("desiredCount", 2);
                region.settle();
                return status(region) + ", " + region.liveTasks().size() + " tasks";
            }
            case "delete service" -> deleteService(region);
            case "service is forgotten" -> {
                deleteService(region);
                region.advance(25 * 3600);
            }
            default -> region.timeline.runDue();
        }
        return status(region);
    }

    private static void startTask(Region region) {
        String instance = region.state()
                .containerInstances("default")
                .iterator()
                .next()
                .containerInstanceArn()
                .value();
        region.ecs()
                .startTask(Records.of(
                        StartTaskRequest.class, "taskDefinition", FIRST, "containerInstances", List.of(instance)));
    }

    private static void deregister(Region region) {
        region.ecs().deregisterTaskDefinition(new DeregisterTaskDefinitionRequest(FIRST));
    }

    private static String delete(Region region) {
        DeleteTaskDefinitionsResponse answer =
                region.ecs().deleteTaskDefinitions(new DeleteTaskDefinitionsRequest(List.of(FIRST)));
        return answer.taskDefinitions().isEmpty()
                ? answer.failures().getFirst().reason()
                : answer.taskDefinitions().getFirst().status();
    }

    private static void deleteService(Region region) {
        region.ecs().deleteService(Records.of(DeleteServiceRequest.class, "service", "web", "force", true));
        region.settle();
    }

    private static String status(Region region) {
        try {
            return region.ecs()
                    .describeTaskDefinition(new DescribeTaskDefinitionRequest(FIRST, null))
                    .taskDefinition()
                    .status();
        } catch (EcsException refusal) {
            return "none";
        }
    }

    private static String listed(Region region, String listing) {
        int families = "families ".length();
        boolean empty = listing.startsWith("families ")
                ? region.ecs()
                        .listTaskDefinitionFamilies(Records.of(
                                ListTaskDefinitionFamiliesRequest.class, "status", listing.substring(families)))
                        .families()
                        .isEmpty()
                : region.ecs()
                        .listTaskDefinitions(Records.of(ListTaskDefinitionsRequest.class, "status", listing))
                        .taskDefinitionArns()
                        .isEmpty();
        return empty ? "absent" : "listed";
    }
}
