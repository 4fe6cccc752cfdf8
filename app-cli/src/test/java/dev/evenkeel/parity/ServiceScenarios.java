package dev.evenkeel.parity;

import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Services: how they come up, change and go. */
final class ServiceScenarios {
    private static final Map<String, Object> STOP_FIRST = Map.of("minimumHealthyPercent", 50, "maximumPercent", 100);
    private static final Map<String, Object> BREAKER = Map.of(
            "deploymentCircuitBreaker",
            Map.of("enable", true, "rollback", true),
            "minimumHealthyPercent",
            100,
            "maximumPercent",
            200);

    private static final Map<String, Object> ONE_AT_A_TIME = Map.of("minimumHealthyPercent", 0, "maximumPercent", 100);

    private ServiceScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("a service comes up and is scaled out and in", scene -> {
                    up(scene, 2, Twin.lasting("app"));
                    scene.update("web", "desiredCount", 4);
                    steadyWith(scene, 4);
                    scene.update("web", "desiredCount", 1);
                    steadyWith(scene, 1);
                }),
                Scenario.quick("a roll, 100 to 200 percent", scene -> {
                    up(scene, 2, Twin.lasting("app"));
                    roll(scene, Twin.lasting("app"));
                }),
                Scenario.of("a roll, 50 to 100 percent: stop first", scene -> {
                    up(scene, 2, Twin.lasting("app"), "deploymentConfiguration", STOP_FIRST);
                    roll(scene, Twin.lasting("app"));
                }),
                Scenario.of("a roll on to a health check", scene -> {
                    up(scene, 1, Twin.lasting("app"));
                    roll(scene, Twin.lasting("app").healthy());
                }),
                Scenario.of("a bad image: the circuit breaker trips and rolls back", scene -> {
                    up(scene, 1, Twin.lasting("app"), "deploymentConfiguration", BREAKER);
                    roll(scene, Twin.unobtainable("app"));
                }),
                Scenario.of("a bad health check: the circuit breaker trips and rolls back", scene -> {
                    up(scene, 1, Twin.lasting("app"), "deploymentConfiguration", BREAKER);
                    roll(scene, Twin.lasting("app").sick());
                }),
                Scenario.of("a crash loop", scene -> {
                    scene.register("web", Twin.ending("app", 1, 0));
                    scene.create("web", 1);
                    scene.until(state -> state.services().stream()
                            .allMatch(service -> service.events().stream()
                                    .anyMatch(event ->
                                            String.valueOf(event.message()).contains("unable to consistently"))));
                    scene.untilTasks(Task::isStopped);
                }),
                Scenario.of("a first deployment whose health check fails", scene -> {
                    scene.register("web", Twin.lasting("app").sick().label("stop-seconds", "0.1"));
                    scene.create("web", 1, "deploymentConfiguration", ONE_AT_A_TIME);
                    untilReplaced(scene);
                }),
                Scenario.of("a check that fails within its grace period", scene -> {
                    scene.register("web", Twin.lasting("app").fallingIll());
                    scene.create("web", 1, "healthCheckGracePeriodSeconds", 3600);
                    scene.until(state -> state.tasks().stream()
                            .anyMatch(task ->
                                    task.progress().healthStatus().name().equals("UNHEALTHY")));
                    scene.pass(Duration.ofSeconds(2));
                }),
                Scenario.of("a task that falls ill is replaced", scene -> {
                    scene.register("web", Twin.lasting("app").fallingIll().label("stop-seconds", "0.1"));
                    scene.create("web", 1, "deploymentConfiguration", ONE_AT_A_TIME);
                    untilReplaced(scene);
                }),
                Scenario.of("force new deployment", scene -> {
                    up(scene, 1, Twin.lasting("app"));
                    scene.update("web", "forceNewDeployment", true);
                    scene.untilSteady("web", 2);
                }),
                Scenario.of("a service is deleted", scene -> {
                    up(scene, 2, Twin.lasting("app"));
                    scene.call("DeleteService", "service", "web", "force", true);
                    scene.until(state ->
                            state.services().stream().allMatch(service -> service.status() == ServiceStatus.INACTIVE)
                                    && state.tasks().stream().allMatch(Task::isStopped));
                }),
                Scenario.of("a daemon", scene -> {
                    scene.register("web", Twin.lasting("app"));
                    scene.call(
                            "CreateService",
                            "serviceName",
                            "web",
                            "taskDefinition",
                            "web",
                            "schedulingStrategy",
                            "DAEMON");
                    scene.untilSteady("web");
                    roll(scene, Twin.lasting("app"));
                }),
                Scenario.of("a task set", scene -> {
                    scene.register("web", Twin.lasting("app"));
                    scene.create("web", 2, "deploymentController", Map.of("type", "EXTERNAL"));
                    scene.pass(Duration.ofSeconds(1));
                    scene.call(
                            "CreateTaskSet",
                            "cluster",
                            "default",
                            "service",
                            "web",
                            "taskDefinition",
                            "web",
                            "scale",
                            Map.of("value", 50, "unit", "PERCENT"));
                    scene.until(state -> state.services()
                                            .iterator()
                                            .next()
                                            .deployments()
                                            .size()
                                    == 1
                            && state.taskSets(state.services().iterator().next().serviceArn()).stream()
                                    .allMatch(set -> set.stability().name().equals("STEADY_STATE")));
                }),
                Scenario.of("a fixed port that is taken: a second task finds no room", scene -> {
                    up(
                            scene,
                            1,
                            Twin.lasting("app")
                                    .with("portMappings", List.of(Map.of("containerPort", 80, "hostPort", 28080))));
                    scene.update("web", "desiredCount", 2);
                    scene.until(state -> state.services().stream()
                            .allMatch(service -> service.events().stream()
                                    .anyMatch(event ->
                                            String.valueOf(event.message()).contains("unable to place"))));
                    scene.update("web", "desiredCount", 1);
                    steadyWith(scene, 1);
                }),
                Scenario.of("scale-in spares a protected task", scene -> {
                    up(scene, 2, Twin.lasting("app"));
                    scene.call(
                            "UpdateTaskProtection",
                            "cluster",
                            "default",
                            "tasks",
                            List.of(scene.task(2)),
                            "protectionEnabled",
                            true);
                    scene.update("web", "desiredCount", 1);
                    steadyWith(scene, 1);
                }),
                Scenario.of("the instance is drained", scene -> {
                    up(scene, 1, Twin.lasting("app"), "deploymentConfiguration", Map.of("minimumHealthyPercent", 0));
                    scene.call(
                            "UpdateContainerInstancesState",
                            "containerInstances",
                            List.of(scene.instance()),
                            "status",
                            "DRAINING");
                    scene.untilTasks(Task::isStopped);
                    scene.until(state -> state.services().stream()
                            .allMatch(service -> service.events().stream()
                                    .anyMatch(event ->
                                            String.valueOf(event.message()).contains("unable to place"))));
                }),
                Scenario.of("StopTask of a service's task: it is replaced", scene -> {
                    up(scene, 1, Twin.lasting("app"));
                    scene.call("StopTask", "task", scene.task(1));
                    scene.until(state -> state.tasks().size() == 2
                            && state.unsettledTasks() == 0
                            && state.services().stream().allMatch(service -> service.steady()));
                }),
                Scenario.of("a task of a service ends: it is replaced", scene -> {
                    scene.register("web", Twin.ending("app", 0, 3));
                    scene.create("web", 1);
                    scene.until(state -> state.tasks().size() == 2);
                    untilReplaced(scene);
                }));
    }

    private static void up(Scene scene, int desired, Twin container, Object... members) {
        scene.register("web", container);
        scene.create("web", desired, members);
        scene.untilSteady("web");
    }

    private static void roll(Scene scene, Twin container) {
        scene.register("web", container);
        scene.update("web", "taskDefinition", "web");
        scene.untilSteady("web", 2);
    }

    private static void untilReplaced(Scene scene) {
        scene.until(state -> state.tasks().stream().filter(Task::isStopped).count() == 1
                && state.tasks().stream().filter(Task::isRunning).count() == 1);
    }

    private static void steadyWith(Scene scene, int tasks) {
        scene.until(state -> state.tasks().stream().filter(Task::isRunning).count() == tasks
                && state.unsettledTasks() == 0
                && state.services().stream().allMatch(service -> service.steady()));
    }
}
