package dev.evenkeel.parity;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.bootstrap.Session;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.sim.CallFaults;
import dev.evenkeel.sim.SimBackend;
import dev.evenkeel.simulation.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One host of 2 vCPU and 4 GiB, simulated or this machine's engine, and a user of ECS in front of it. A task without a
 * health check counts as healthy after a second. Closing it removes its containers.
 */
final class Scene implements AutoCloseable {
    private static final String REGION = "us-east-1";
    /** Of the scene's own time. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration CALL = Duration.ofMillis(300);
    private static final Duration TICK = Duration.ofMillis(50);

    private final Trace trace = new Trace();
    private final Evenkeel evenkeel;
    private final boolean simulated;

    private Scene(Configuration configuration, boolean simulated) {
        this.simulated = simulated;
        evenkeel = Evenkeel.open(configuration.withHealthyAfter(Duration.ofSeconds(1)), List.of(trace));
        if (evenkeel.backend(REGION) instanceof SimBackend backend) {
            // A call of an engine takes time; without this, what is done at once would seem to be done for a reason.
            backend.world().faults().calls(new CallFaults(0, 0.5, CALL, 0, 0));
        }
    }

    static Scene simulated(long seed) {
        SortedMap<String, String> options = new TreeMap<>(
                Map.of("instances", "1", "instance-cpu", "2048", "instance-memory", "4096", "zones", "1"));
        return new Scene(Configuration.simulated().withBackendOptions(options).withSeed(seed), true);
    }

    static Scene onEngine() {
        SortedMap<String, String> options = new TreeMap<>(Map.of(
                "cpu",
                "2048",
                "memory",
                "4096",
                "cleanup",
                "true",
                "agent",
                "off",
                "owner",
                "parity-" + UUID.randomUUID()));
        return new Scene(Configuration.of("docker", ClockMode.wall()).withBackendOptions(options), false);
    }

    List<Step> steps() {
        return trace.steps();
    }

    /** Calls an operation of ECS; what is refused is a failure of the test. */
    Record call(String operation, Object... namesAndValues) {
        Map<String, Object> input = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            input.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return ask(session -> Calls.ask(session.engine().orElseThrow(), operation, input));
    }

    /** A revision of these containers, in bridge mode. */
    void register(String family, Twin... containers) {
        register(family, Map.of(), containers);
    }

    /** The same with more members. */
    void register(String family, Map<String, Object> members, Twin... containers) {
        List<Object> all = new ArrayList<>();
        all.add("family");
        all.add(family);
        all.add("containerDefinitions");
        all.add(List.of(containers).stream().map(Twin::definition).toList());
        members.forEach((name, value) -> {
            all.add(name);
            all.add(value);
        });
        call("RegisterTaskDefinition", all.toArray());
    }

    /** A service of a family's newest revision, with more members. */
    void create(String name, int desired, Object... more) {
        List<Object> all = new ArrayList<>(List.of("serviceName", name, "desiredCount", desired));
        if (!List.of(more).contains("deploymentController")) {
            all.addAll(List.of("taskDefinition", name));
        }
        all.addAll(List.of(more));
        call("CreateService", all.toArray());
    }

    void update(String name, Object... members) {
        List<Object> all = new ArrayList<>(List.of("service", name));
        all.addAll(List.of(members));
        call("UpdateService", all.toArray());
    }

    /** Runs one task of a family's newest revision. */
    void run(String family, Object... members) {
        List<Object> all = new ArrayList<>(List.of("taskDefinition", family));
        all.addAll(List.of(members));
        call("RunTask", all.toArray());
    }

    /** The ARN of the n-th task that was created, from 1 on. */
    String task(int number) {
        return see(state -> List.copyOf(state.tasks()).get(number - 1).taskArn().value());
    }

    /** The ARN of the host. */
    String instance() {
        return see(state -> state.containerInstances("default")
                .iterator()
                .next()
                .containerInstanceArn()
                .value());
    }

    void untilTasks(Predicate<Task> all) {
        until(state -> !state.tasks().isEmpty() && state.tasks().stream().allMatch(all));
    }

    /** Waits until there is one deployment of it, completed, with all tasks healthy. */
    void untilSteady(String service) {
        untilSteady(service, 1);
    }

    /** The same once it has had so many deployments. */
    void untilSteady(String service, int deployments) {
        until(state -> state.services().stream()
                .filter(each -> each.name().equals(service))
                .anyMatch(each -> each.steady()
                        && each.deployments().size() == 1
                        && state.serviceDeployments(each.serviceArn()).size() >= deployments
                        && !state.serviceDeployments(each.serviceArn())
                                .get(0)
                                .status()
                                .isOpen()
                        && state.unsettledTasks() == 0));
    }

    /** Lets time go by until something is so. */
    void until(Predicate<StateView> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Duration waited = Duration.ZERO;
        while (!see(condition::test)) {
            boolean over = simulated ? waited.compareTo(PATIENCE) > 0 : System.nanoTime() > end;
            assertTrue(
                    !over,
                    () -> "not within " + PATIENCE + "; so far:\n"
                            + String.join("\n", Form.of(steps()).lines()));
            pass(TICK);
            waited = waited.plus(TICK);
        }
    }

    /** Lets time go by. */
    void pass(Duration span) {
        if (simulated) {
            evenkeel.advance(span);
            return;
        }
        try {
            Thread.sleep(span.toMillis());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private <T> T see(Function<StateView, T> look) {
        return ask(session -> look.apply(session.engine().orElseThrow().state()));
    }

    private <T> T ask(Function<Session, T> action) {
        return evenkeel.call(REGION, action).toCompletableFuture().join();
    }

    @Override
    public void close() {
        evenkeel.close();
    }
}
