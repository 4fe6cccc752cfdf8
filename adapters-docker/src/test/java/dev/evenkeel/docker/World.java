package dev.evenkeel.docker;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.StaticTargetObservation;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A backend on an engine, with all that it reported. Closing it removes its containers. */
public final class World implements AutoCloseable, Reports {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public final String owner;
    public final Backend.Hosted backend;
    private final List<TaskObservation> tasks = new ArrayList<>();
    private final List<InstanceObservation> instances = new ArrayList<>();

    public World(String... options) {
        this(null, options);
    }

    private World(@Nullable Reports reports, String... options) {
        SortedMap<String, String> all = new TreeMap<>();
        all.put("owner", "test-" + UUID.randomUUID().toString().substring(0, 8));
        all.put("cleanup", "true");
        for (String option : options) {
            int equals = option.indexOf('=');
            all.put(option.substring(0, equals), option.substring(equals + 1));
        }
        owner = all.getOrDefault("owner", "");
        backend = (Backend.Hosted) new DockerBackendFactory()
                .open(new BackendContext(
                        Definitions.SCOPE, new WallTimeline(), reports == null ? this : reports, 1, all));
    }

    /** One whose reports go elsewhere. */
    public static World reportingTo(Reports reports) {
        return new World(reports);
    }

    @Override
    public synchronized void taskObserved(TaskObservation observation) {
        tasks.add(observation);
        notifyAll();
    }

    @Override
    public synchronized void instanceObserved(InstanceObservation observation) {
        instances.add(observation);
        notifyAll();
    }

    @Override
    public void targetObserved(TargetObservation observation) {
        throw new AssertionError("this backend has no router, hence no target: " + observation);
    }

    @Override
    public void staticTargetObserved(StaticTargetObservation observation) {
        throw new AssertionError("this backend has no router, hence no target: " + observation);
    }

    @Override
    public void fargateObserved(String capacityProvider, boolean hasCapacity) {
        throw new AssertionError("an engine has no Fargate: " + capacityProvider + " " + hasCapacity);
    }

    @Override
    public void hookAnswered(HookAnswer answer) {
        throw new AssertionError("this backend calls no hooks: " + answer);
    }

    public TaskStart start(TaskStart start) {
        backend.taskRuntime().start(start);
        return start;
    }

    /** Starts a task and waits until it runs. */
    public TaskObservation run(TaskStart start) {
        start(start);
        return await(start.taskArn(), seen -> seen.lastStatus().compareTo(TaskStatus.RUNNING) >= 0);
    }

    public TaskObservation awaitStopped(TaskArn task) {
        return await(task, seen -> seen.lastStatus() == TaskStatus.STOPPED);
    }

    /** The first observation of a task, old ones included, that has a property. */
    public TaskObservation await(TaskArn task, Predicate<TaskObservation> property) {
        return await(() -> tasks.stream()
                .filter(seen -> seen.taskArn().equals(task) && property.test(seen))
                .toList());
    }

    /** Waits until so many different tasks were seen. */
    public void awaitTasks(int count) {
        Object unused = await(() ->
                tasks.stream().map(TaskObservation::taskArn).distinct().count() < count ? List.of() : List.of(count));
    }

    public InstanceObservation awaitInstance(Predicate<InstanceObservation> property) {
        return await(() -> instances.stream().filter(property).toList());
    }

    public synchronized List<TaskObservation> observations(TaskArn task) {
        return tasks.stream().filter(seen -> seen.taskArn().equals(task)).toList();
    }

    public synchronized int instances() {
        return instances.size();
    }

    private synchronized <T> T await(Supplier<List<T>> found) {
        Instant end = Instant.now().plus(PATIENCE);
        while (found.get().isEmpty()) {
            long left = Duration.between(Instant.now(), end).toMillis();
            if (left <= 0) {
                throw new AssertionError("not seen within " + PATIENCE + "; seen: " + tasks + instances);
            }
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", interrupted);
            }
        }
        return found.get().get(0);
    }

    /** What each container of an observation looks like in one respect. */
    public static <T> List<T> each(TaskObservation seen, Function<ContainerObservation, T> respect) {
        return seen.containers().stream().map(respect).toList();
    }

    @Override
    public void close() {
        backend.close();
    }

    /** The wall clock; actions are not needed by this backend. */
    private static final class WallTimeline implements Timeline {

        @Override
        public Instant instant() {
            return Instant.now();
        }

        @Override
        public void execute(Runnable action) {
            action.run();
        }

        @Override
        public void at(Instant when, Runnable action) {
            throw new UnsupportedOperationException("this backend keeps its own timers");
        }
    }
}
