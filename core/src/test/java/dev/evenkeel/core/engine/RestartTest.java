package dev.evenkeel.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.DeleteTaskDefinitionsRequest;
import dev.evenkeel.core.api.DeregisterTaskDefinitionRequest;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentLifecycleHook;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.fake.FakeWorld;
import dev.evenkeel.core.fake.FakeWorld.Recorded;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.placement.BuiltInStrategies;
import dev.evenkeel.core.port.HookCall;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TrafficRouter;
import dev.evenkeel.core.service.AdvancedConfiguration;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskLifecycle;
import dev.evenkeel.core.task.TaskProgress;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetRegistration;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** An engine goes on from what another has put on record. */
@NullUnmarked
class RestartTest {
    private final Region before = Region.withHosts(3);
    private static final LoadBalancer BALANCER = new LoadBalancer(
            "tg-1", null, "app", 80, new AdvancedConfiguration("tg-2", "rule-production", null, null), null);
    private final List<FakeWorld> worlds = new ArrayList<>();

    /** Another engine on the same timeline and hosts, in a world in which nothing runs. */
    private Engine restart() {
        before.engine.close();
        Engine engine = new Engine(
                EngineSettings.ecs(Region.SCOPE, 1),
                before.timeline,
                BuiltInStrategies.byName(),
                reports -> {
                    worlds.add(new FakeWorld(before.timeline, reports, before.world.hosts));
                    return worlds.get(0).ports();
                },
                before.world.journal().stream().map(Recorded::event).toList());
        return engine;
    }

    @Test
    void asksTheWorldAgainForAllThatIsWantedOfIt() {
        before.create(before.register("app"), 2);
        before.settle();
        List<Task> running = before.liveTasks();
        before.update("desiredCount", 1);
        before.timeline.runDue();
        Task stopping = before.liveTasks().stream()
                .filter(task -> !task.isWanted())
                .findFirst()
                .orElseThrow();
        before.update("desiredCount", 2);
        before.timeline.runDue();
        Task pending =
                before.liveTasks().stream().filter(Task::isPending).findFirst().orElseThrow();

        Engine after = restart();

        List<String> expected = new ArrayList<>();
        for (Task task : running) {
            expected.add("observe " + task.taskArn().id());
            if (task.taskArn().equals(stopping.taskArn())) {
                expected.add("stop " + task.taskArn().id());
            }
        }
        expected.add("start " + pending.taskArn().id());
        assertEquals(expected, worlds.get(0).effects());
        assertEquals(before.state().version(), after.state().version());
    }

    @Test
    void asksAgainToStopATaskThatCountsAsStoppedButMayHaveContainersLeft() {
        before.create(before.register("app"), 1);
        before.settle();
        Task lost = before.liveTasks().get(0);
        before.world
                .reports()
                .taskObserved(TaskObservation.stopped(
                        lost.taskArn(), StopCode.TASK_FAILED_TO_START, "TaskFailedToStart: AGENT"));
        before.timeline.runDue();
        Task inItsPlace = before.liveTasks().get(0);

        restart();

        assertEquals(
                List.of(
                        "stop " + lost.taskArn().id(),
                        "start " + inItsPlace.taskArn().id()),
                worlds.get(0).effects());
    }

    @Test
    void replacesWhatTheWorldHasLostAndEndsTheDeploymentThatWasUnderWay() {
        before.create(before.register("app"), 3);
        before.settle();
        before.update("taskDefinition", before.register("app"));
        before.advance(3);

        Engine after = restart();

        assertTrue(before.timeline.advanceUntil(after::isSettled, Duration.ofHours(1)));
        assertEquals(
                List.of("ecs-svc PRIMARY COMPLETED 3"),
                after.state().service(Region.webArn()).orElseThrow().deployments().stream()
                        .map(deployment -> "ecs-svc " + deployment.status() + " " + deployment.rolloutState() + " "
                                + after.state()
                                        .tasksOf(Region.webArn())
                                        .of(deployment.id())
                                        .running())
                        .toList());
    }

    @Test
    void deregistersTheTargetsOfATaskWhoseEndIsTheLastThingOnRecord() {
        before.create(before.register("app"), 1);
        before.settle();
        Task lost = before.liveTasks().get(0);
        TargetId id = new TargetId("tg-1", lost.taskArn(), "app", 80);
        Target target = Target.asked(
                new TargetRegistration(id, Region.webArn(), "ecs-svc/1", null, "i-0", 32768, null),
                before.timeline.instant());
        TaskProgress end = TaskLifecycle.observe(
                lost.progress(),
                before.state().taskDefinition(lost.launch().taskDefinitionArn()).orElseThrow(),
                TaskObservation.stopped(lost.taskArn(), StopCode.TERMINATION_NOTICE, "Host EC2 stopped/terminated."),
                before.timeline.instant());
        List<Event> recorded = new ArrayList<>(
                before.world.journal().stream().map(Recorded::event).toList());
        recorded.add(new Event.TargetRegistered(target));
        recorded.add(new Event.TaskProgressed(lost.taskArn(), end));
        before.engine.close();
        List<TargetId> deregistered = new ArrayList<>();

        new Engine(
                EngineSettings.ecs(Region.SCOPE, 1),
                before.timeline,
                BuiltInStrategies.byName(),
                reports -> routed(new FakeWorld(before.timeline, reports, before.world.hosts).ports(), deregistered),
                recorded);

        assertEquals(List.of(id), deregistered);
    }

    /** With a router that does nothing but write down which targets it is to let go. */
    private static EnginePorts routed(EnginePorts ports, List<TargetId> deregistered) {
        TrafficRouter router = new TrafficRouter() {
            @Override
            public void register(TargetRegistration target) {}

            @Override
            public void deregister(TargetId target) {
                deregistered.add(target);
            }

            @Override
            public void split(TrafficSplit split) {}
        };
        return new EnginePorts(
                ports.taskRuntime(),
                ports.metricSource(),
                ports.alarmSource(),
                ports.capacityPool(),
                Optional.of(router),
                ports.lifecycleHooks(),
                ports.journal(),
                ports.eventSink());
    }

    @Test
    void missesAHostThatWentWhileNoEngineWasThere() {
        before.engine.close();
        before.world.hosts.remove(0);

        Engine after = restart();
        before.timeline.runDue();

        assertEquals(
                List.of("i-1", "i-2"),
                after.state().containerInstances("default").stream()
                        .map(ContainerInstance::hostId)
                        .sorted()
                        .toList());
    }

    @Test
    void asksTheFunctionOfAHookAgainUnderTheNumberOfTheCallThatItWaitsFor() {
        before.world.hooks = call -> Optional.empty();
        before.create(
                before.register("app", Region.servingContainer()),
                2,
                "deploymentConfiguration",
                Records.of(
                        DeploymentConfiguration.class,
                        "strategy",
                        "BLUE_GREEN",
                        "bakeTimeInMinutes",
                        0,
                        "lifecycleHooks",
                        List.of(new DeploymentLifecycleHook(
                                null,
                                "arn:aws:lambda:us-east-1:123456789012:function:check",
                                null,
                                List.of("POST_SCALE_UP"),
                                null,
                                Map.of("hookDetails", Map.of("team", "web"))))),
                "loadBalancers",
                List.of(BALANCER));
        before.settle();
        before.update("taskDefinition", before.register("app", Region.servingContainer()));
        before.advance(120);
        List<HookCall> asked = List.copyOf(before.world.hookCalls);

        restart();

        assertEquals(1, asked.size());
        assertEquals(asked, worlds.get(0).hookCalls);
    }

    @Test
    void letsGoOfATaskDefinitionWhoseDeletionWasUnderWay() {
        String app = before.register("app");
        before.create(app, 1);
        before.settle();
        before.ecs().deregisterTaskDefinition(new DeregisterTaskDefinitionRequest(app));
        before.ecs().deleteTaskDefinitions(new DeleteTaskDefinitionsRequest(List.of(app)));
        before.ecs().deleteService(Records.of(DeleteServiceRequest.class, "service", "web", "force", true));
        before.settle();

        Engine after = restart();
        before.advance(60);
        int whileATaskIsDescribed = after.state().taskDefinitions().size();
        before.advance(3600);

        assertEquals(
                List.of(1, 0),
                List.of(whileATaskIsDescribed, after.state().taskDefinitions().size()));
    }

    @Test
    void doesNothingMoreOnceItIsClosed() {
        before.create(before.register("app"), 3);
        before.engine.close();
        int recorded = before.world.journal().size();

        before.advance(600);

        assertEquals(recorded, before.world.journal().size());
        assertThrows(IllegalStateException.class, before::describe);
    }
}
