package dev.evenkeel.parity;

import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import java.util.List;
import java.util.Map;

/** Tasks alone: how they start, run and end. */
final class TaskScenarios {
    private static final Map<String, Object> AFTER_A_MINUTE = Map.of("enabled", true, "restartAttemptPeriod", 60);

    private TaskScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.quick("a task that ends with 0", scene -> runToItsEnd(scene, Twin.ending("job", 0, 1))),
                Scenario.of("a task that ends with 3", scene -> runToItsEnd(scene, Twin.ending("job", 3, 1))),
                Scenario.of(
                        "an essential container ends, the others are stopped",
                        scene -> runToItsEnd(
                                scene,
                                Twin.lasting("app"),
                                Twin.ending("short", 1, 1).after("app", "START"))),
                Scenario.of(
                        "a container that is not essential ends",
                        scene -> runAndStop(
                                scene,
                                task -> task.progress().containers().get(1).exitCode() != null && task.isRunning(),
                                Twin.lasting("app"),
                                Twin.ending("side", 1, 2).notEssential())),
                Scenario.quick(
                        "dependsOn SUCCESS",
                        scene -> runAndStop(
                                scene,
                                Task::isRunning,
                                Twin.ending("init", 0, 1).notEssential(),
                                Twin.lasting("app").after("init", "SUCCESS"))),
                Scenario.of(
                        "dependsOn SUCCESS of one that fails",
                        scene -> runToItsEnd(
                                scene,
                                Twin.ending("init", 1, 1).notEssential(),
                                Twin.lasting("app").after("init", "SUCCESS"))),
                Scenario.of(
                        "dependsOn COMPLETE of one that fails",
                        scene -> runAndStop(
                                scene,
                                Task::isRunning,
                                Twin.ending("init", 1, 1).notEssential(),
                                Twin.lasting("app").after("init", "COMPLETE"))),
                Scenario.of(
                        "dependsOn START",
                        scene -> runAndStop(
                                scene,
                                Task::isRunning,
                                Twin.lasting("base"),
                                Twin.lasting("app").after("base", "START"))),
                Scenario.of(
                        "dependsOn HEALTHY",
                        scene -> runAndStop(
                                scene,
                                Task::isRunning,
                                Twin.lasting("base").healthy(),
                                Twin.lasting("app").after("base", "HEALTHY"))),
                Scenario.of(
                        "dependsOn HEALTHY of one that never is, with a startTimeout",
                        scene -> runToItsEnd(
                                scene,
                                Twin.lasting("base").sick(60).with("startTimeout", 8),
                                Twin.lasting("app").after("base", "HEALTHY"))),
                Scenario.of(
                        "a health check that succeeds",
                        scene -> runAndStop(
                                scene,
                                task -> task.progress().healthStatus() == HealthStatus.HEALTHY,
                                Twin.lasting("app").healthy())),
                Scenario.of(
                        "a health check that fails, on a task alone",
                        scene -> runAndStop(
                                scene,
                                task -> task.progress().healthStatus() == HealthStatus.UNHEALTHY,
                                Twin.lasting("app").sick())),
                Scenario.quick(
                        "StopTask with a reason, obeyed",
                        scene -> runAndStop(scene, Task::isRunning, Twin.lasting("app"))),
                Scenario.of(
                        "StopTask of one that ignores its signal",
                        scene -> runAndStop(scene, Task::isRunning, Twin.stubborn("app", 2))),
                Scenario.of("out of memory", scene -> runToItsEnd(scene, Twin.greedy("app"))),
                Scenario.of("an image that cannot be had", scene -> runToItsEnd(scene, Twin.unobtainable("app"))),
                Scenario.of(
                        "an image of a second container that cannot be had",
                        scene -> runToItsEnd(
                                scene, Twin.lasting("app").after("side", "START"), Twin.unobtainable("side"))),
                Scenario.quick("a program that is not there", scene -> runToItsEnd(scene, Twin.unstartable("app"))),
                Scenario.of(
                        "a program that is not there, in a container that is not essential",
                        scene -> runAndStop(
                                scene,
                                Task::isRunning,
                                Twin.lasting("app"),
                                Twin.unstartable("side").notEssential())),
                Scenario.of(
                        "a container that is restarted in place",
                        scene -> runAndStop(
                                scene,
                                task -> task.progress().containers().get(0).restartCount() == 1,
                                Twin.endingOnce("app", 7, 62).with("restartPolicy", AFTER_A_MINUTE))),
                Scenario.of(
                        "a container with a restartPolicy that ends too soon",
                        scene ->
                                runToItsEnd(scene, Twin.endingOnce("app", 7, 1).with("restartPolicy", AFTER_A_MINUTE))),
                Scenario.of(
                        "a secret that is not there",
                        scene -> runToItsEnd(
                                scene,
                                Twin.lasting("app")
                                        .with(
                                                "secrets",
                                                List.of(Map.of(
                                                        "name",
                                                        "TOKEN",
                                                        "valueFrom",
                                                        "arn:aws:ssm:us-east-1:123456789012:parameter/none")))
                                        .label("setup-error", "ResourceInitializationError: no such secret"))),
                Scenario.of("RunTask with overrides", scene -> {
                    scene.register("job", Twin.lasting("app"));
                    scene.run(
                            "job",
                            "overrides",
                            Map.of(
                                    "containerOverrides",
                                    List.of(Map.of(
                                            "name",
                                            "app",
                                            "command",
                                            List.of("sh", "-c", "sleep 1; exit 4"),
                                            "environment",
                                            List.of(
                                                    Map.of("name", "dev.evenkeel.sim.exit-after-seconds", "value", "1"),
                                                    Map.of("name", "dev.evenkeel.sim.exit-code", "value", "4"))))));
                    scene.untilTasks(Task::isStopped);
                }),
                Scenario.of("several tasks of one RunTask", scene -> {
                    scene.register("job", Twin.ending("app", 0, 2));
                    scene.run("job", "count", 3);
                    scene.untilTasks(Task::isStopped);
                }),
                Scenario.of("a task of awsvpc", scene -> {
                    scene.register("job", Map.of("networkMode", "awsvpc"), Twin.lasting("app"), Twin.lasting("side"));
                    scene.run(
                            "job",
                            "networkConfiguration",
                            Map.of("awsvpcConfiguration", Map.of("subnets", List.of("subnet-1"))));
                    scene.untilTasks(Task::isRunning);
                    scene.call("StopTask", "task", scene.task(1));
                    scene.untilTasks(Task::isStopped);
                }));
    }

    private static void runToItsEnd(Scene scene, Twin... containers) {
        scene.register("job", containers);
        scene.run("job");
        scene.untilTasks(Task::isStopped);
    }

    private static void runAndStop(Scene scene, java.util.function.Predicate<Task> when, Twin... containers) {
        scene.register("job", containers);
        scene.run("job");
        scene.untilTasks(when);
        scene.call("StopTask", "task", scene.task(1), "reason", "no longer needed");
        scene.untilTasks(Task::isStopped);
    }
}
