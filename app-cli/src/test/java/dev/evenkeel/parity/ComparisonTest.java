package dev.evenkeel.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.task.Task;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a comparison shows and what it leaves to chance; all of it on the simulator, so that the difference is known. */
class ComparisonTest {
    private static final int RUNS = 30;

    static Stream<Scenario> scenarios() {
        return Scenario.all().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aScenarioDependsOnNoLatency(Scenario scenario) {
        List<List<Step>> runs = runs(scenario);

        Comparison comparison = new Comparison(runs, scenario.simulated(RUNS + 1));

        assertEquals("", String.join("\n", comparison.differences()));
        assertTrue(new Order(runs).pairs() > 0);
    }

    @Test
    void showsAnotherExitCode() {
        Comparison comparison = new Comparison(
                runs(ends(Twin.ending("job", 0, 1))),
                ends(Twin.ending("job", 3, 1)).simulated(1));

        assertShown("container job PENDING > RUNNING > STOPPED 3", comparison);
    }

    @Test
    void showsAnotherReason() {
        Comparison comparison = new Comparison(
                runs(ends(Twin.unstartable("job"))),
                ends(Twin.unobtainable("job")).simulated(1));

        assertShown("STOPPED CannotPullContainerError", comparison);
    }

    @Test
    void showsATaskTooMany() {
        Comparison comparison = new Comparison(runs(service(2)), service(3).simulated(1));

        assertShown("says (service web) has started a task (3)", comparison);
    }

    /** The lives are the same, since each of the two tasks starts and stops in either: only what came first differs. */
    @Test
    void showsATaskThatIsStartedBeforeTheOneItReplacesHasStopped() {
        Scenario stopFirst = roll(0, 100);
        Scenario startFirst = roll(100, 200);

        Comparison same = new Comparison(runs(stopFirst), stopFirst.simulated(99));
        Comparison other = new Comparison(runs(stopFirst), startFirst.simulated(99));

        assertEquals(List.of(), same.differences());
        assertEquals(Form.of(runs(stopFirst).get(0)), Form.of(startFirst.simulated(99)));
        assertShown(
                "in every simulated run 'task of deployment 1 of web: desiredStatus STOPPED' comes before 'task of"
                        + " deployment 2 of web: lastStatus PENDING', on the engine after it",
                other);
    }

    @Test
    void showsThatAContainerDidNotWait() {
        Scenario waits = ends(
                Twin.ending("init", 0, 1).notEssential(),
                Twin.ending("app", 0, 1).after("init", "SUCCESS"));
        Scenario doesNot = ends(Twin.ending("init", 0, 1).notEssential(), Twin.ending("app", 0, 1));

        List<List<Step>> runs = runs(waits);
        boolean shown = LongStream.rangeClosed(1, 20)
                .anyMatch(seed -> new Comparison(runs, doesNot.simulated(seed))
                        .differences()
                        .toString()
                        .contains("'task of job:1: container init STOPPED 0' comes before 'task of job:1: container app"
                                + " RUNNING'"));

        assertTrue(shown);
    }

    private static void assertShown(String what, Comparison comparison) {
        assertTrue(
                comparison.differences().stream().anyMatch(each -> each.contains(what)),
                () -> String.join("\n", comparison.differences()));
    }

    private static List<List<Step>> runs(Scenario scenario) {
        return LongStream.rangeClosed(1, RUNS).mapToObj(scenario::simulated).toList();
    }

    private static Scenario ends(Twin... containers) {
        return Scenario.of("planted", scene -> {
            scene.register("job", containers);
            scene.run("job");
            scene.untilTasks(Task::isStopped);
        });
    }

    private static Scenario service(int desired) {
        return Scenario.of("planted", scene -> {
            scene.register("web", Twin.lasting("app"));
            scene.create("web", desired);
            scene.untilSteady("web");
        });
    }

    private static Scenario roll(int minimumHealthyPercent, int maximumPercent) {
        return Scenario.of("planted", scene -> {
            scene.register("web", Twin.lasting("app"));
            scene.create(
                    "web",
                    1,
                    "deploymentConfiguration",
                    Map.of("minimumHealthyPercent", minimumHealthyPercent, "maximumPercent", maximumPercent));
            scene.untilSteady("web");
            scene.register("web", Twin.lasting("app"));
            scene.update("web", "taskDefinition", "web");
            scene.untilSteady("web", 2);
        });
    }
}
