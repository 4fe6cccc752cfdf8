package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.id.TaskDefinitionArn;
import dev.evenkeel.core.state.State;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskLaunch;
import dev.evenkeel.core.task.TaskProgress;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;

/** A cluster in which anything may happen: instances come, change and go, tasks of every shape start, run and stop. */
@NullUnmarked
final class RandomFleet {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final List<String> EXPRESSIONS = List.of(
            "attribute:stack == blue",
            "attribute:stack != blue and attribute:ecs.availability-zone in [us-east-1a, us-east-1b]",
            "not(task:group == service:s1)",
            "task:group == service:s0 or attribute:rank >= 2",
            "runningTasksCount < 3",
            "attribute:ecs.instance-type =~ m5.*",
            "attribute:ssd exists");

    final State state = new State();
    final Random random;
    private final List<ContainerInstance> instances = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final boolean round;
    private int made;

    RandomFleet(long seed, int size) {
        random = new Random(seed);
        round = random.nextBoolean();
        for (int i = 0; i < size; i++) {
            addInstance();
        }
    }

    private int any(int bound) {
        return random.nextInt(bound);
    }

    private void addInstance() {
        int size = 1 << any(3);
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute(
                "ecs.instance-type", List.of("m5.large", "c5.large").get(any(2)), null, null));
        if (any(3) > 0) {
            attributes.add(new Attribute("stack", List.of("blue", "green").get(any(2)), null, null));
        }
        if (any(3) == 0) {
            attributes.add(new Attribute("rank", String.valueOf(any(4)), null, null));
        }
        if (any(4) == 0) {
            attributes.add(new Attribute("ssd", null, null, null));
        }
        ContainerInstance instance = Records.of(
                ContainerInstance.class,
                "containerInstanceArn",
                Region.SCOPE.containerInstance("default", "%08x%024x".formatted(random.nextInt(), made++)),
                "clusterName",
                "default",
                "hostId",
                "i-" + made,
                "availabilityZone",
                "us-east-1" + (char) ('a' + any(3)),
                "status",
                ContainerInstanceStatus.ACTIVE,
                "agentConnected",
                true,
                "registered",
                Resources.of(1024 * size, 4096 * size + (round ? 0 : any(300)))
                        .withGpu(any(4) == 0 ? 2 : 0)
                        .withReservedPorts(),
                "attributes",
                attributes,
                "customAttributes",
                List.of(),
                "registeredAt",
                NOW,
                "version",
                1L);
        instances.add(instance);
        state.apply(new Event.ContainerInstanceRegistered(instance));
    }

    /** Something happens that placement has to take note of. */
    void stir() {
        switch (any(12)) {
            case 0 -> addInstance();
            case 1 -> loseInstance();
            case 2, 3 -> changeInstance();
            case 4, 5, 6, 7, 8 -> changeTask();
            default -> {}
        }
    }

    private void loseInstance() {
        if (instances.size() > 2) {
            ContainerInstance lost = instances.remove(any(instances.size()));
            state.apply(new Event.ContainerInstanceLost(lost.containerInstanceArn()));
        }
    }

    private void changeInstance() {
        int which = any(instances.size());
        ContainerInstance before = instances.get(which);
        ContainerInstance after = switch (any(4)) {
            case 0 ->
                before.withStatus(any(3) == 0 ? ContainerInstanceStatus.DRAINING : ContainerInstanceStatus.ACTIVE);
            case 1 -> Records.with(before, "agentConnected", any(3) > 0);
            case 2 -> Records.with(before, "registered", before.registered().withGpu(any(3)));
            default -> before.withCustomAttributes(List.of(new Attribute("rank", String.valueOf(any(4)), null, null)));
        };
        instances.set(which, after);
        state.apply(new Event.ContainerInstanceChanged(after));
    }

    private void changeTask() {
        if (tasks.isEmpty()) {
            return;
        }
        int which = any(tasks.size());
        Task task = state.task(tasks.get(which).taskArn()).orElseThrow();
        switch (any(4)) {
            case 0 -> state.apply(new Event.TaskStopRequested(task.taskArn(), null, "asked", NOW));
            case 1 -> progress(task, TaskStatus.RUNNING);
            case 2 -> progress(task, TaskStatus.STOPPED);
            default -> {
                state.apply(new Event.TaskForgotten(task.taskArn()));
                tasks.remove(which);
            }
        }
    }

    private void progress(Task task, TaskStatus status) {
        if (!task.isStopped()) {
            state.apply(new Event.TaskProgressed(task.taskArn(), task.progress().at(status)));
        }
    }

    /** All tasks run. */
    void run() {
        tasks().forEach(task -> progress(task, TaskStatus.RUNNING));
    }

    /** A task that wants a place, of any shape. */
    PlacementRequest ask() {
        int unit = round ? 64 : 1 + any(97);
        Resources needed = Resources.of(unit * any(9), unit * (1 + any(20)))
                .withGpu(any(8) == 0 ? 1 : 0)
                .withPorts(ports(3), ports(8));
        List<PlacementConstraint> constraints = new ArrayList<>();
        if (any(4) == 0) {
            constraints.add(new PlacementConstraint("distinctInstance", null));
        }
        if (any(3) == 0) {
            constraints.add(new PlacementConstraint("memberOf", EXPRESSIONS.get(any(EXPRESSIONS.size()))));
        }
        return new PlacementRequest(
                "default",
                "service:s" + any(4),
                null,
                needed,
                any(10) == 0 ? List.of("ssd") : List.of(),
                constraints,
                strategies(),
                random.nextLong());
    }

    private NavigableSet<Integer> ports(int rarity) {
        TreeSet<Integer> ports = new TreeSet<>();
        for (int i = any(rarity) == 0 ? 1 + any(2) : 0; i > 0; i--) {
            ports.add(any(40) == 0 ? 22 : 8080 + any(5));
        }
        if (any(60) == 0) {
            for (int i = 0; i < 50; i++) {
                ports.add(9000 + any(2000));
            }
        }
        return ports;
    }

    private List<PlacementStrategyItem> strategies() {
        List<PlacementStrategyItem> items = new ArrayList<>();
        for (int i = any(4); i > 0; i--) {
            items.add(
                    switch (any(7)) {
                        case 0 -> new PlacementStrategyItem("binpack", "cpu");
                        case 1, 2 -> new PlacementStrategyItem("binpack", "memory");
                        case 3 -> new PlacementStrategyItem("spread", "instanceId");
                        case 4 -> new PlacementStrategyItem("spread", "attribute:stack");
                        case 5 -> new PlacementStrategyItem("spread", "attribute:ecs.availability-zone");
                        default -> new PlacementStrategyItem("random", null);
                    });
        }
        return items;
    }

    /** A task is put where it was decided. */
    Task put(PlacementRequest request, ContainerInstance instance) {
        TaskLaunch launch = Records.of(
                TaskLaunch.class,
                "clusterArn",
                Region.SCOPE.cluster("default"),
                "taskDefinitionArn",
                new TaskDefinitionArn(Region.SCOPE.taskDefinition("app", 1).value()),
                "group",
                request.group(),
                "launchType",
                LaunchType.EC2,
                "containerInstanceArn",
                instance.containerInstanceArn(),
                "hostId",
                instance.hostId(),
                "availabilityZone",
                instance.availabilityZone(),
                "reserved",
                request.needed(),
                "hostPorts",
                List.of(),
                "createdAt",
                NOW.plusSeconds(made));
        Task task = Records.with(Records.of(
                Task.class,
                "taskArn",
                Region.SCOPE.task("default", "%032x".formatted(++made)),
                "launch",
                launch,
                "progress",
                TaskProgress.created(TaskStatus.PENDING, List.of())));
        tasks.add(task);
        state.apply(new Event.TaskCreated(task));
        return task;
    }

    List<Task> tasks() {
        return tasks.stream()
                .flatMap(task -> state.task(task.taskArn()).stream())
                .toList();
    }
}
