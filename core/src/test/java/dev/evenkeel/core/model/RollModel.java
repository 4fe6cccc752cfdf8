package dev.evenkeel.core.model;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentCircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * All states that a service can come to, breadth first.
 *
 * <ol>
 *   <li>It begins with a service whose first revision is COMPLETED and healthy.
 *   <li>In each state the world may answer in every way there is: a task runs, becomes healthy, fails to start, falls ill,
 *       recovers, exits, stops when it is to; the user updates the service, once; or time passes until the next start may
 *       be tried. Failures are limited, so that there is an end.
 *   <li>After each step the real engine decides, {@link RollRules} watch every event, and the state is known by what
 *       decisions can depend on: deployments, what they count, and how many tasks of each are in which condition. Tasks
 *       that are alike in that are interchangeable.
 *   <li>In the end every state must lead on to one in which nothing is left to do.
 * </ol>
 */
final class RollModel {

    /** What the service is set to. */
    record Setting(int desired, int min, int max, boolean breaker, boolean rollback) {}

    /** What was found: how many states and steps, and the first few rules broken, each with the way to it. */
    record Result(int states, int steps, List<String> violations) {}

    private record Node(
            Node before,
            String step,
            List<Event> events,
            Instant at,
            int failuresLeft,
            boolean updated,
            int depth,
            RollRules.Memory memory,
            List<String> steps,
            boolean done,
            String key) {}

    private static final int VIOLATIONS_SHOWN = 5;

    private final Setting setting;
    private final Setting promised;
    private final int failuresMost;
    private final Map<String, Node> known = new LinkedHashMap<>();
    private final Map<String, List<String>> cameFrom = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private int steps;

    /** @param promised what the rules are held to; other than the setting only to see that they can be broken */
    RollModel(Setting setting, Setting promised, int failuresMost) {
        this.setting = setting;
        this.promised = promised;
        this.failuresMost = failuresMost;
    }

    Result explore() {
        Deque<Node> open = new ArrayDeque<>();
        Node first = begin();
        known.put(first.key, first);
        open.add(first);
        while (!open.isEmpty() && violations.size() < VIOLATIONS_SHOWN) {
            Node node = open.removeFirst();
            for (String step : node.steps) {
                Node next = take(node, step);
                steps++;
                cameFrom.computeIfAbsent(next.key, key -> new ArrayList<>()).add(node.key);
                if (known.putIfAbsent(next.key, next) == null) {
                    open.add(next);
                }
            }
        }
        deadEnds();
        return new Result(known.size(), steps, List.copyOf(violations));
    }

    /** L2: back from every end there is; what is not reached so can never end. */
    private void deadEnds() {
        SortedSet<String> ending = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        known.values().stream().filter(Node::done).map(Node::key).forEach(key -> {
            ending.add(key);
            open.add(key);
        });
        while (!open.isEmpty()) {
            for (String before : cameFrom.getOrDefault(open.removeFirst(), List.of())) {
                if (ending.add(before)) {
                    open.add(before);
                }
            }
        }
        known.values().stream()
                .filter(node -> !ending.contains(node.key))
                .limit(VIOLATIONS_SHOWN)
                .forEach(node -> violations.add("L2: no end can be reached from " + node.key + way(node)));
    }

    private Node begin() {
        SmallWorld world = new SmallWorld(0, Region.START, List.of());
        register(world);
        world.engine
                .ecs()
                .createService(Records.of(
                        CreateServiceRequest.class,
                        "serviceName",
                        "web",
                        "taskDefinition",
                        "app",
                        "desiredCount",
                        setting.desired(),
                        "launchType",
                        "FARGATE",
                        "networkConfiguration",
                        Region.NETWORK,
                        "deploymentConfiguration",
                        Records.of(
                                DeploymentConfiguration.class,
                                "minimumHealthyPercent",
                                setting.min(),
                                "maximumPercent",
                                setting.max(),
                                "deploymentCircuitBreaker",
                                new DeploymentCircuitBreaker(
                                        setting.breaker(), setting.rollback(), null, null, null))));
        world.timeline.runDue();
        for (Task task : List.copyOf(world.engine.state().tasks())) {
            world.runs(task, HealthStatus.HEALTHY);
        }
        RollRules.Memory memory = RollRules.Memory.NONE;
        return node(null, "steady", world, failuresMost, false, memory);
    }

    private static void register(SmallWorld world) {
        world.engine
                .ecs()
                .registerTaskDefinition(Records.of(
                        RegisterTaskDefinitionRequest.class,
                        "family",
                        "app",
                        "networkMode",
                        "awsvpc",
                        "requiresCompatibilities",
                        List.of("FARGATE"),
                        "cpu",
                        "256",
                        "memory",
                        "512",
                        "containerDefinitions",
                        List.of(Region.checkedContainer())));
    }

    /** Everything that may happen next, by name. */
    private static List<String> steps(StateView state, Instant now, boolean updated, boolean mayFail) {
        List<String> steps = new ArrayList<>();
        if (!updated) {
            steps.add("update");
        }
        if (pausedUntil(state, now) != null) {
            steps.add("wait");
        }
        state.tasksOf(Region.webArn()).byDeployment().forEach((id, tasks) -> {
            for (TaskCondition condition : TaskCondition.values()) {
                if (tasks.count(condition) > 0) {
                    answers(condition, mayFail).forEach(answer -> steps.add(answer + " " + condition + " " + id));
                }
            }
        });
        return steps;
    }

    private static List<String> answers(TaskCondition condition, boolean mayFail) {
        return switch (condition) {
            case PENDING -> mayFail ? List.of("runs", "fails") : List.of("runs");
            case RUNNING -> mayFail ? List.of("well", "ill", "exits") : List.of("well");
            case HEALTHY -> mayFail ? List.of("ill", "exits") : List.of();
            case UNHEALTHY -> List.of("well");
            case STOPPING -> List.of("stops");
            case STOPPED -> List.of();
        };
    }

    private Node take(Node node, String step) {
        SmallWorld world = reopen(node);
        if (!world.events.isEmpty()) {
            violate(node, "an engine that goes on decides anew: " + world.events);
        }
        StateView state = world.engine.state();
        RollRules rules = new RollRules(promised, state, node.memory);
        String[] parts = step.split(" ", -1);
        boolean fails = List.of("fails", "ill", "exits").contains(parts[0]);
        act(world, parts);
        List<String> broken = rules.follow(world.events);
        Node next = node(
                node,
                step,
                world,
                node.failuresLeft - (fails ? 1 : 0),
                node.updated || step.equals("update"),
                rules.memory());
        broken.forEach(violation -> violate(next, violation));
        return next;
    }

    private static void act(SmallWorld world, String[] parts) {
        StateView state = world.engine.state();
        switch (parts[0]) {
            case "update" -> {
                register(world);
                world.engine
                        .ecs()
                        .updateService(
                                Records.of(UpdateServiceRequest.class, "service", "web", "taskDefinition", "app"));
                world.timeline.runDue();
            }
            case "wait" ->
                world.timeline.advance(
                        Duration.between(world.timeline.instant(), pausedUntil(state, world.timeline.instant())));
            default -> {
                DeploymentTasks tasks = state.tasksOf(Region.webArn()).of(parts[2]);
                Task task = tasks.of(TaskCondition.valueOf(parts[1])).iterator().next();
                Consumer<Task> answer = switch (parts[0]) {
                    case "runs" -> each -> world.runs(each, HealthStatus.UNKNOWN);
                    case "well" -> each -> world.runs(each, HealthStatus.HEALTHY);
                    case "ill" -> each -> world.runs(each, HealthStatus.UNHEALTHY);
                    case "fails" -> world::failsToStart;
                    default -> world::ends;
                };
                answer.accept(task);
            }
        }
    }

    private static SmallWorld reopen(Node node) {
        List<Event> recorded = new ArrayList<>();
        for (Node each = node; each != null; each = each.before) {
            for (int i = each.events.size() - 1; i >= 0; i--) {
                recorded.add(each.events.get(i));
            }
        }
        Collections.reverse(recorded);
        return new SmallWorld(node.depth + 1, node.at, recorded);
    }

    private static Node node(
            Node before, String step, SmallWorld world, int failuresLeft, boolean updated, RollRules.Memory memory) {
        StateView state = world.engine.state();
        // What a service tells is not needed to go on, and most of what there is.
        List<Event> events = world.events.stream()
                .filter(event -> !(event instanceof Event.ServiceEventPublished))
                .toList();
        String key = key(state, world.timeline.instant()) + " failures left " + failuresLeft + " updated " + updated;
        return new Node(
                before,
                step,
                events,
                world.timeline.instant(),
                failuresLeft,
                updated,
                before == null ? 0 : before.depth + 1,
                memory,
                steps(state, world.timeline.instant(), updated, failuresLeft > 0),
                updated && isDone(state),
                key);
    }

    /** Nothing is left to do: the last deployment has an end, nothing is under way, and what is wanted is there. */
    private static boolean isDone(StateView state) {
        Service service = state.service(Region.webArn()).orElseThrow();
        Deployment primary = service.primary().orElseThrow();
        boolean calm = state.tasksOf(service.serviceArn()).all().stream()
                .allMatch(task -> task.condition() == TaskCondition.HEALTHY || task.isStopped());
        boolean ended = state.serviceDeployments(service.serviceArn()).stream().noneMatch(ServiceDeployment::isOpen);
        boolean gaveUp = primary.rolloutState() == RolloutState.FAILED;
        return calm && ended && (gaveUp || service.steady());
    }

    /** What decisions can depend on. Deployments are named by the order in which they were made. */
    private static String key(StateView state, Instant now) {
        Service service = state.service(Region.webArn()).orElseThrow();
        List<ServiceDeployment> histories = state.serviceDeployments(service.serviceArn());
        Map<String, String> names = new LinkedHashMap<>();
        for (ServiceDeployment history : histories.reversed()) {
            names.putIfAbsent(history.deploymentId(), "D" + (names.size() + 1));
        }
        StringBuilder key = new StringBuilder();
        for (Deployment deployment : service.deployments()) {
            key.append(names.get(deployment.id()))
                    .append(deployment.status() == DeploymentStatus.PRIMARY ? " PRIMARY " : " ACTIVE ")
                    .append(deployment.rolloutState())
                    .append(' ')
                    .append(deployment.failedTasks())
                    .append('/')
                    .append(deployment.attempts().neverRan())
                    .append('/')
                    .append(deployment.attempts().breakerCount())
                    .append(deployment.retryAt() != null && deployment.retryAt().isAfter(now) ? " paused; " : "; ");
        }
        state.tasksOf(service.serviceArn()).byDeployment().forEach((id, tasks) -> {
            for (TaskCondition condition : TaskCondition.values()) {
                if (condition != TaskCondition.STOPPED && tasks.count(condition) > 0) {
                    key.append(names.get(id))
                            .append(' ')
                            .append(tasks.count(condition))
                            .append(' ')
                            .append(condition)
                            .append("; ");
                }
            }
        });
        histories.forEach(history -> key.append(history.status()).append(' '));
        return key.append(service.steady() ? "steady" : "moving").toString();
    }

    private static Instant pausedUntil(StateView state, Instant now) {
        return state.service(Region.webArn()).flatMap(Service::primary).map(Deployment::retryAt).stream()
                .filter(retry -> retry.isAfter(now))
                .findFirst()
                .orElse(null);
    }

    private void violate(Node node, String violation) {
        if (violations.size() < VIOLATIONS_SHOWN) {
            violations.add(violation + way(node));
        }
    }

    /** How a state was come to, a line a step. */
    private static String way(Node node) {
        List<String> lines = new ArrayList<>();
        for (Node each = node; each != null; each = each.before) {
            lines.add("\n    " + each.step + " -> " + each.key);
        }
        Collections.reverse(lines);
        return String.join("", lines);
    }
}
