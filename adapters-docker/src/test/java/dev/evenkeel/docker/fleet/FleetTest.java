package dev.evenkeel.docker.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.CommandRunner;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.StaticTargetObservation;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.port.WorkloadDriver;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.docker.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three engines that only write down what they are asked for. */
@NullUnmarked
class FleetTest {
    private final List<String> asked = new ArrayList<>();
    private final List<TaskObservation> reported = new ArrayList<>();
    private final Set<String> away = new TreeSet<>();
    private final TaskPlaces places = new TaskPlaces();
    private final Reports reports = new Noted();
    private final FleetTaskRuntime fleet = new FleetTaskRuntime(Runnable::run, places, reports);

    @BeforeEach
    void open() {
        places.open(List.of(member("a", "zone-1"), member("b", "zone-2"), member("c", "zone-2")));
    }

    @Test
    void startsATaskWhereItWasPlacedAndStopsItThere() {
        TaskStart task = onInstance("b");

        fleet.start(task);
        fleet.stop(task.taskArn());
        fleet.forget(task.taskArn());

        assertEquals(says(task, "b start", "b stop", "b forget"), asked);
    }

    @Test
    void spreadsFargateTasksAndStartsEachOnlyOnce() {
        TaskStart first = onFargate();
        TaskStart second = onFargate();
        TaskStart third = onFargate();

        List.of(first, second, third, first, third).forEach(fleet::start);

        assertEquals(
                List.of(
                        "a start " + first.taskArn(),
                        "b start " + second.taskArn(),
                        "c start " + third.taskArn(),
                        "a start " + first.taskArn(),
                        "c start " + third.taskArn()),
                asked);
    }

    @Test
    void aTaskThatIsOverTakesNothing() {
        TaskStart first = onFargate();
        TaskStart second = onFargate();
        fleet.start(first);

        new PlacedReports("a", places, reports).taskObserved(TaskObservation.stopped(first.taskArn(), null, null));
        fleet.start(second);

        assertEquals(List.of("a start " + first.taskArn(), "a start " + second.taskArn()), asked);
    }

    @Test
    void putsNoFargateTaskOnAnEngineThatIsAway() {
        TaskStart task = onFargate();
        away.add("a");

        fleet.start(task);

        assertEquals(says(task, "b start"), asked);
    }

    @Test
    void observesAFargateTaskWhereItsContainersWereFound() {
        TaskStart task = onFargate();
        places.found("c", Set.of(task.taskArn()));

        fleet.observe(task, List.of());

        assertEquals(says(task, "c observe"), asked);
    }

    @Test
    void aTaskOfAnEngineThatIsNoLongerNamedIsGone() {
        TaskStart task = onInstance("d");

        fleet.observe(task, List.of());

        assertEquals(
                List.of(TaskObservation.stopped(
                        task.taskArn(), StopCode.TERMINATION_NOTICE, "Host EC2 (instance d) stopped/terminated.")),
                reported);
        assertEquals(List.of(), asked);
    }

    @Test
    void stopsATaskThatNobodyKnowsEverywhere() {
        TaskStart task = onInstance("a");

        fleet.stop(task.taskArn());

        assertEquals(says(task, "a stop", "b stop", "c stop"), asked);
    }

    @Test
    void removesWhatAnEngineHasOfATaskThatRunsElsewhere() {
        TaskStart task = onInstance("b");
        fleet.start(task);
        TaskObservation stopped = TaskObservation.stopped(task.taskArn(), null, null);
        TaskObservation running = stopped.at(TaskStatus.RUNNING);
        PlacedReports stale = new PlacedReports("a", places, reports);

        stale.taskObserved(running);
        stale.taskObserved(stopped);
        new PlacedReports("b", places, reports).taskObserved(running);

        assertEquals(says(task, "b start", "a stop"), asked);
        assertEquals(List.of(running), reported);
    }

    @Test
    void asksEachEngineAfterItsOwnOthers() {
        TaskStart over = onInstance("b");

        fleet.observeOthers(List.of(over));

        assertEquals(List.of("a others []", "b others [" + over.taskArn() + "]", "c others []"), asked);
    }

    private static List<String> says(TaskStart task, String... calls) {
        return List.of(calls).stream().map(call -> call + " " + task.taskArn()).toList();
    }

    private static TaskStart onInstance(String host) {
        return start(LaunchType.EC2, host);
    }

    private static TaskStart onFargate() {
        return start(LaunchType.FARGATE, null);
    }

    private static TaskStart start(LaunchType launchType, String host) {
        TaskStart any = Definitions.start("awsvpc", "256", "512", Definitions.shell("app", "true"));
        return new TaskStart(
                any.taskArn(),
                any.clusterArn(),
                any.taskDefinition(),
                null,
                launchType,
                host,
                "us-east-1a",
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    private Member member(String name, String zone) {
        MetricSource none = tasks -> new TreeMap<>();
        return new Member(
                name,
                zone,
                1024,
                () -> !away.contains(name),
                new OneRuntime(name),
                none,
                (CapacityPool) null,
                (LogSource) null,
                (WorkloadDriver) null,
                (CommandRunner) null);
    }

    private final class OneRuntime implements TaskRuntime {
        private final String name;

        private OneRuntime(String name) {
            this.name = name;
        }

        @Override
        public void start(TaskStart start) {
            asked.add(name + " start " + start.taskArn());
        }

        @Override
        public void observe(TaskStart start, List<ContainerObservation> last) {
            asked.add(name + " observe " + start.taskArn());
        }

        @Override
        public void observeOthers(List<TaskStart> stopped) {
            asked.add(
                    name + " others " + stopped.stream().map(TaskStart::taskArn).toList());
        }

        @Override
        public void stop(TaskArn task) {
            asked.add(name + " stop " + task);
        }

        @Override
        public void forget(TaskArn task) {
            asked.add(name + " forget " + task);
        }
    }

    private final class Noted implements Reports {
        @Override
        public void taskObserved(TaskObservation observation) {
            reported.add(observation);
        }

        @Override
        public void instanceObserved(InstanceObservation observation) {
            throw new AssertionError(observation);
        }

        @Override
        public void targetObserved(TargetObservation observation) {
            throw new AssertionError(observation);
        }

        @Override
        public void staticTargetObserved(StaticTargetObservation observation) {
            throw new AssertionError(observation);
        }

        @Override
        public void hookAnswered(HookAnswer answer) {
            throw new AssertionError(answer);
        }

        @Override
        public void fargateObserved(String capacityProvider, boolean hasCapacity) {
            throw new AssertionError(capacityProvider);
        }
    }
}
