package dev.evenkeel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.ContainerOrder;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerDependency;
import dev.evenkeel.core.taskdefinition.ContainerRestartPolicy;
import dev.evenkeel.core.taskdefinition.PortMapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What every {@link TaskRuntime} promises. A subclass opens one, and says what its containers are made of. */
public abstract class TaskRuntimeContract {
    private int tasks;

    /** The runtime under test, the same in all of one test. */
    protected abstract TaskRuntime runtime();

    /** Where it reports to. */
    protected abstract RecordingReports reports();

    /** The runtime's name of a host to start tasks on; null for Fargate. */
    protected abstract @Nullable String hostId();

    /** A container that runs until it is stopped, and then ends at once. */
    protected abstract ContainerDefinition lasting(String name);

    /** A container that ends by itself, soon, with a code. */
    protected abstract ContainerDefinition ending(String name, int exitCode);

    /** A container whose image cannot be had. */
    protected abstract ContainerDefinition unobtainable(String name);

    /** A container whose program is not in its image. */
    protected abstract ContainerDefinition unstartable(String name);

    /** A container that does not heed its stop signal. */
    protected abstract ContainerDefinition stubborn(String name);

    /** A container that lasts, with a health check that always succeeds or always fails. */
    protected abstract ContainerDefinition checked(String name, boolean succeeds);

    /** Lets time go by until a condition holds; false when it does not hold for long. */
    protected abstract boolean passesUntil(BooleanSupplier condition);

    @Test
    void takesTaskToRunningAndNeverBack() {
        TaskStart task = task(lasting("web"));

        runtime().start(task);

        await(task, seen -> seen.lastStatus() == TaskStatus.RUNNING);
        List<TaskStatus> statuses = reports().statuses(task.taskArn());
        assertEquals(statuses.stream().sorted().toList(), statuses);
        ContainerObservation web = container(task, "web");
        assertEquals(ContainerStatus.RUNNING, web.status());
        assertNotNull(web.runtimeId());
    }

    @Test
    void startsTwiceAsOnce() {
        TaskStart task = task(lasting("web"));
        runtime().start(task);
        await(task, seen -> seen.lastStatus() == TaskStatus.RUNNING);
        String before = container(task, "web").runtimeId();
        int reported = reports().tasks().size();

        runtime().start(task);

        assertTrue(passesUntil(() -> reports().tasks().size() > reported), "a known task is observed again");
        assertEquals(before, container(task, "web").runtimeId());
    }

    @Test
    void endsWithStoppedAfterStop() {
        TaskStart task = task(lasting("web"));
        runtime().start(task);
        await(task, seen -> seen.lastStatus() == TaskStatus.RUNNING);

        runtime().stop(task.taskArn());
        runtime().stop(task.taskArn());

        await(task, seen -> seen.lastStatus() == TaskStatus.STOPPED);
        ContainerObservation web = container(task, "web");
        assertEquals(ContainerStatus.STOPPED, web.status());
        assertNotNull(web.exitCode());
    }

    @Test
    void stopsTaskThatHasNotComeToRun() {
        TaskStart task = task(lasting("web"));

        runtime().start(task);
        runtime().stop(task.taskArn());

        await(task, seen -> seen.lastStatus() == TaskStatus.STOPPED);
    }

    @Test
    void reportsStoppedForTaskItDoesNotKnow() {
        TaskStart never = task(lasting("web"));

        runtime().stop(never.taskArn());

        await(never, seen -> seen.lastStatus() == TaskStatus.STOPPED);
    }

    @Test
    void reportsStoppedAgainForTaskThatHasStopped() {
        TaskStart task = task(lasting("web"));
        runtime().start(task);
        await(task, seen -> seen.lastStatus() == TaskStatus.RUNNING);
        runtime().stop(task.taskArn());
        await(task, seen -> seen.lastStatus() == TaskStatus.STOPPED);
        int reported = reports().tasks().size();

        runtime().stop(task.taskArn());

        assertTrue(passesUntil(() -> reports().tasks().size() > reported), "a stop is answered, however late it comes");
        assertEquals(TaskStatus.STOPPED, reports().tasks().getLast().lastStatus());
        assertEquals(ContainerStatus.STOPPED, container(task, "web").status());
    }

    @Test
    void forgetsStoppedTask() {
        TaskStart task = task(lasting("web"));
        runtime().start(task);
        await(task, seen -> seen.lastStatus() == TaskStatus.RUNNING);
        runtime().stop(task.taskArn());
        await(task, seen -> seen.lastStatus() == TaskStatus.STOPPED);
        int reported = reports().tasks().size();

        runtime().forget(task.taskArn());
        runtime().stop(task.taskArn());

        assertTrue(passesUntil(() -> reports().tasks().size() > reported));
        assertEquals(TaskStatus.STOPPED, reports().tasks().getLast().lastStatus());
    }

    @Test
    void reportsExitCodeOfContainerThatEndsByItself() {
        TaskStart task = task(ending("job", 3));

        runtime().start(task);

        await(task, seen -> seen.containers().stream().anyMatch(each -> each.status() == ContainerStatus.STOPPED));
        assertEquals(3, container(task, "job").exitCode());
    }

    @Test
    void reportsImageThatCannotBePulled() {
        TaskStart task = task(unobtainable("web"));

        runtime().start(task);

        TaskObservation last = await(task, seen -> seen.lastStatus() == TaskStatus.STOPPED);
        assertEquals(StopCode.TASK_FAILED_TO_START, last.stopCode());
        String reason = String.valueOf(container(task, "web").reason());
        assertTrue(reason.startsWith("CannotPull"), reason);
    }

    @Test
    void reportsProgramThatCannotBeStarted() {
        TaskStart task = task(unstartable("web"));

        runtime().start(task);

        TaskObservation last = await(task, seen -> seen.lastStatus() == TaskStatus.STOPPED);
        assertEquals(StopCode.TASK_FAILED_TO_START, last.stopCode());
        String reason = String.valueOf(container(task, "web").reason());
        assertTrue(reason.startsWith("CannotStartContainerError"), reason);
        assertNull(container(task, "web").exitCode());
    }

    @Test
    void killsContainerThatDoesNotHeedItsStopSignal() {
        TaskStart task = task(Records.with(stubborn("web"), "stopTimeout", 2));
        runtime().start(task);
        await(task, seen -> seen.lastStatus() == TaskStatus.RUNNING);

        runtime().stop(task.taskArn());

        await(task, seen -> seen.lastStatus() == TaskStatus.STOPPED);
        assertEquals(137, container(task, "web").exitCode());
    }

    @Test
    void reportsWhatHealthChecksSay() {
        TaskStart task = task(checked("good", true), checked("bad", false), lasting("unchecked"));

        runtime().start(task);

        await(
                task,
                seen -> health(seen, "good") == HealthStatus.HEALTHY && health(seen, "bad") == HealthStatus.UNHEALTHY);
        assertEquals(HealthStatus.UNKNOWN, container(task, "unchecked").health());
        assertEquals(
                TaskStatus.RUNNING, reports().last(task.taskArn()).orElseThrow().lastStatus());
    }

    /** That the task is over then is the engine's to say. */
    @Test
    void leavesOtherContainersAloneWhenOneEnds() {
        TaskStart task = task(lasting("web"), Records.with(ending("job", 0), "essential", true));

        runtime().start(task);

        await(task, seen -> status(seen, "job") == ContainerStatus.STOPPED);
        await(task, seen -> isRunning(seen, "web"));
    }

    @Test
    void bindsAPortOfItsOwnForEachTask() {
        Assumptions.assumeTrue(hostId() != null, "Fargate has no host whose ports could be bound");
        ContainerDefinition web = Records.with(
                lasting("web"), "portMappings", List.of(new PortMapping(80, 0, "tcp", null, null, null, null)));
        TaskStart one = task(web);
        TaskStart other = task(web);

        runtime().start(one);
        runtime().start(other);

        await(one, seen -> seen.lastStatus() == TaskStatus.RUNNING);
        await(other, seen -> seen.lastStatus() == TaskStatus.RUNNING);
        List<NetworkBinding> first = container(one, "web").networkBindings();
        List<NetworkBinding> second = container(other, "web").networkBindings();
        assertEquals(
                List.of(80), first.stream().map(NetworkBinding::containerPort).toList());
        assertEquals(
                List.of(80), second.stream().map(NetworkBinding::containerPort).toList());
        assertNotEquals(first.get(0).hostPort(), second.get(0).hostPort());
    }

    @Test
    void observesTaskThatItHasStarted() {
        TaskStart task = task(lasting("web"));
        runtime().start(task);
        await(task, seen -> seen.lastStatus() == TaskStatus.RUNNING);
        TaskObservation before = reports().last(task.taskArn()).orElseThrow();
        int reported = reports().tasks().size();

        runtime().observe(task, before.containers());

        assertTrue(passesUntil(() -> reports().tasks().size() > reported), "what is asked for is answered");
        assertEquals(before, reports().last(task.taskArn()).orElseThrow());
    }

    @Test
    void observesTaskThatWasNeverStartedAsStopped() {
        TaskStart never = task(lasting("web"));

        runtime().observe(never, List.of(ContainerObservation.pending("web")));

        await(never, seen -> seen.lastStatus() == TaskStatus.STOPPED);
        assertEquals(List.of(TaskStatus.STOPPED), reports().statuses(never.taskArn()));
    }

    @Test
    void saysNothingElseOfTaskOnceItHasStopped() {
        TaskStart task = task(lasting("web"));
        runtime().start(task);
        await(task, seen -> seen.lastStatus() == TaskStatus.RUNNING);
        runtime().stop(task.taskArn());
        await(task, seen -> seen.lastStatus() == TaskStatus.STOPPED);
        TaskObservation last = reports().last(task.taskArn()).orElseThrow();
        int reported = reports().tasks().size();

        runtime().start(task);

        assertTrue(passesUntil(() -> reports().tasks().size() > reported), "a known task is observed again");
        assertEquals(last, reports().last(task.taskArn()).orElseThrow());
    }

    @Test
    void startsContainerAfterTheOneItWaitsFor() {
        TaskStart task = task(waitingFor("first", "SUCCESS", lasting("second")), ending("first", 0));

        runtime().start(task);

        await(task, seen -> isRunning(seen, "second"));
        assertEquals(ContainerStatus.STOPPED, container(task, "first").status());
    }

    @Test
    void stopsContainerBeforeTheOneItNeeds() {
        TaskStart task = task(waitingFor("base", "START", lasting("app")), lasting("base"));
        runtime().start(task);
        await(task, seen -> isRunning(seen, "app") && isRunning(seen, "base"));

        runtime().stop(task.taskArn());

        await(task, seen -> seen.lastStatus() == TaskStatus.STOPPED);
        boolean baseWentFirst = reports().tasks().stream()
                .filter(seen -> seen.taskArn().equals(task.taskArn()))
                .anyMatch(seen -> isRunning(seen, "app") && status(seen, "base") == ContainerStatus.STOPPED);
        assertTrue(!baseWentFirst, "base was stopped while app, which needs it, ran");
    }

    @Test
    void failsTaskWhoseContainerWaitsLongerThanAStartTimeout() {
        ContainerDefinition endless = Records.with(lasting("endless"), "essential", false, "startTimeout", 2);
        TaskStart task = task(waitingFor("endless", "COMPLETE", lasting("next")), endless);

        runtime().start(task);

        TaskObservation last = await(task, seen -> seen.lastStatus() == TaskStatus.STOPPED);
        assertEquals(StopCode.TASK_FAILED_TO_START, last.stopCode());
        assertEquals(ContainerOrder.dependencyError(task.taskArn()), last.stoppedReason());
    }

    @Test
    void restartsContainerInPlaceAsItsPolicyAllows() {
        ContainerRestartPolicy always = new ContainerRestartPolicy(true, List.of(), 0);
        ContainerRestartPolicy never = new ContainerRestartPolicy(true, List.of(3), 0);
        TaskStart task = task(
                lasting("web"),
                Records.with(ending("again", 1), "essential", false, "restartPolicy", always),
                Records.with(ending("once", 3), "essential", false, "restartPolicy", never));

        runtime().start(task);

        await(
                task,
                seen -> container(task, "again").restartCount() >= 2
                        && status(seen, "once") == ContainerStatus.STOPPED);
        boolean stoppedInBetween = reports().tasks().stream()
                .filter(seen -> seen.taskArn().equals(task.taskArn()))
                .anyMatch(seen -> status(seen, "again") == ContainerStatus.STOPPED);
        assertTrue(!stoppedInBetween, "a container that is restarted counts as running");
        assertEquals(0, container(task, "once").restartCount());
    }

    private TaskStart task(ContainerDefinition... containers) {
        // Ids differ from test to test, for runtimes that outlive one.
        tasks++;
        int number = Math.floorMod(getClass().getName().hashCode() * 31 + System.identityHashCode(this), 1 << 30);
        return Starts.task(number + tasks, hostId(), Starts.definition(containers));
    }

    private static ContainerDefinition waitingFor(String other, String condition, ContainerDefinition container) {
        return Records.with(container, "dependsOn", List.of(new ContainerDependency(other, condition)));
    }

    private TaskObservation await(TaskStart task, Predicate<TaskObservation> condition) {
        boolean seen = passesUntil(
                () -> reports().last(task.taskArn()).filter(condition).isPresent());
        Optional<TaskObservation> last = reports().last(task.taskArn());
        assertTrue(seen, () -> "the last that was seen of it is " + last);
        return last.orElseThrow();
    }

    private ContainerObservation container(TaskStart task, String name) {
        return reports().last(task.taskArn()).orElseThrow().containers().stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isRunning(TaskObservation seen, String name) {
        return status(seen, name) == ContainerStatus.RUNNING;
    }

    private static @Nullable HealthStatus health(TaskObservation seen, String name) {
        return seen.containers().stream()
                .filter(container -> container.name().equals(name))
                .map(ContainerObservation::health)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable ContainerStatus status(TaskObservation seen, String name) {
        return seen.containers().stream()
                .filter(container -> Objects.equals(container.name(), name))
                .map(ContainerObservation::status)
                .findFirst()
                .orElse(null);
    }
}
