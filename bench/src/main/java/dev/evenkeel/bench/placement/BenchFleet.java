package dev.evenkeel.bench.placement;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.PlacementOutcome;
import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.state.State;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskLaunch;
import dev.evenkeel.core.task.TaskProgress;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.Strategies;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A cluster of equal instances, 4 vCPU and 16 GiB each, in three zones and four stacks, that is filled task by task. */
final class BenchFleet {
    static final String CLUSTER = "default";
    static final int CPU = 4_096;
    static final int MEMORY = 16_384;

    private static final ArnScope SCOPE = new ArnScope("123456789012", "us-east-1");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final List<String> STACKS = List.of("blue", "blue", "green", "red");

    private final State state = new State();
    private final Placement placement = new Placement(Strategies.builtInAnd());
    private final TaskProgress created = TaskProgress.created(TaskStatus.PENDING, List.of());
    private final Random ids = new Random(1);
    private int tasks;

    BenchFleet(int instances) {
        for (int i = 0; i < instances; i++) {
            state.apply(new Event.ContainerInstanceRegistered(Records.of(
                    ContainerInstance.class,
                    "containerInstanceArn",
                    SCOPE.containerInstance(CLUSTER, id()),
                    "clusterName",
                    CLUSTER,
                    "hostId",
                    "i-" + i,
                    "availabilityZone",
                    "us-east-1" + (char) ('a' + i % 3),
                    "status",
                    ContainerInstanceStatus.ACTIVE,
                    "agentConnected",
                    true,
                    "registered",
                    Resources.of(CPU, MEMORY).withReservedPorts(),
                    "attributes",
                    List.of(
                            new Attribute("ecs.instance-type", "m5.xlarge", null, null),
                            new Attribute("stack", STACKS.get(i / 3 % STACKS.size()), null, null)),
                    "customAttributes",
                    List.of(),
                    "registeredAt",
                    NOW,
                    "version",
                    1L)));
        }
        state.instanceIndex(CLUSTER);
    }

    private String id() {
        return "%016x%016x".formatted(ids.nextLong(), ids.nextLong());
    }

    /** Decides, and records nothing. */
    PlacementOutcome decide(PlacementRequest request) {
        return placement.place(state, request);
    }

    /** Decides and records; whether there was a place. */
    boolean place(PlacementRequest request) {
        if (!(decide(request) instanceof PlacementOutcome.Placed placed)) {
            return false;
        }
        ContainerInstance instance = placed.instance();
        state.apply(new Event.TaskCreated(new Task(
                SCOPE.task(CLUSTER, Integer.toHexString(++tasks)),
                new TaskLaunch(
                        SCOPE.cluster(CLUSTER),
                        SCOPE.taskDefinition("app", 1),
                        request.group(),
                        null,
                        null,
                        LaunchType.EC2,
                        null,
                        instance.containerInstanceArn(),
                        instance.hostId(),
                        instance.availabilityZone(),
                        null,
                        request.needed(),
                        List.of(),
                        null,
                        false,
                        NOW),
                created)));
        return true;
    }
}
