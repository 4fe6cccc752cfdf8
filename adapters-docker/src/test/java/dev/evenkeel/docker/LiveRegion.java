package dev.evenkeel.docker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EnginePorts;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.task.AwsVpcConfiguration;
import dev.evenkeel.core.task.NetworkConfiguration;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.Strategies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;

/** The engine of core on a real Docker engine, with all that it put on record. Closing it removes its containers. */
@NullUnmarked
public final class LiveRegion implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final NetworkConfiguration NETWORK =
            new NetworkConfiguration(new AwsVpcConfiguration(List.of("subnet-1"), null, null, null), null);

    public final List<Event> journal = new ArrayList<>();
    public final Engine engine;
    private final WallTimeline timeline = new WallTimeline();
    public final String owner;
    private final List<Backend.Hosted> backends = new ArrayList<>();

    /** @param options of the backend, each {@code name=value} */
    public LiveRegion(String... options) {
        this(List.of(), options);
    }

    /** One that goes on where another ended, from what that one had put on record. */
    public LiveRegion(List<Event> recorded, String... options) {
        SortedMap<String, String> all = new TreeMap<>();
        all.put("owner", "test-" + UUID.randomUUID().toString().substring(0, 8));
        all.put("cleanup", "true");
        for (String option : options) {
            int equals = option.indexOf('=');
            all.put(option.substring(0, equals), option.substring(equals + 1));
        }
        owner = all.getOrDefault("owner", "");
        engine = call(() -> new Engine(
                EngineSettings.ecs(Definitions.SCOPE, UUID.randomUUID().getMostSignificantBits())
                        .withHealthyAfter(Duration.ofSeconds(1)),
                timeline,
                Strategies.builtInAnd(),
                reports -> {
                    Backend.Hosted backend = (Backend.Hosted) new DockerBackendFactory()
                            .open(new BackendContext(Definitions.SCOPE, timeline, reports, 1, all));
                    backends.add(backend);
                    return new EnginePorts(
                            backend.taskRuntime(),
                            backend.metricSource(),
                            backend.capacityPool(),
                            journal::addAll,
                            (at, event) -> {});
                },
                recorded));
        backends.get(0).serve(engine.agent());
    }

    /** Calls on the engine's timeline. */
    public <T> T call(Supplier<T> action) {
        return timeline.call(action);
    }

    /** Registers a task definition under its family. */
    public String register(TaskDefinition definition) {
        return Objects.requireNonNull(call(() -> engine.ecs()
                        .registerTaskDefinition(Records.of(
                                RegisterTaskDefinitionRequest.class,
                                "family",
                                definition.family(),
                                "networkMode",
                                definition.networkMode(),
                                "taskRoleArn",
                                definition.taskRoleArn(),
                                "cpu",
                                definition.cpu(),
                                "memory",
                                definition.memory(),
                                "containerDefinitions",
                                definition.containerDefinitions()))
                        .taskDefinition())
                .taskDefinitionArn());
    }

    /** Runs a task and waits until it is RUNNING. */
    public Task run(TaskDefinition definition) {
        return run("default", definition);
    }

    /** The same in another cluster. */
    public Task run(String cluster, TaskDefinition definition) {
        String revision = register(definition);
        String arn = call(() -> engine.ecs()
                .runTask(Records.of(
                        RunTaskRequest.class,
                        "cluster",
                        cluster,
                        "taskDefinition",
                        revision,
                        "count",
                        1,
                        "networkConfiguration",
                        "awsvpc".equals(definition.networkMode()) ? NETWORK : null))
                .tasks()
                .get(0)
                .taskArn());
        return await(new TaskArn(String.valueOf(arn)), Task::isRunning);
    }

    /** Creates a service with members beyond these by name and value, and waits until its tasks run. */
    public List<Task> serve(String name, int desired, TaskDefinition definition, Object... more) {
        String revision = register(definition);
        CreateServiceRequest request = Records.of(
                CreateServiceRequest.class,
                "serviceName",
                name,
                "taskDefinition",
                revision,
                "desiredCount",
                desired,
                "networkConfiguration",
                "awsvpc".equals(definition.networkMode()) ? NETWORK : null);
        String arn = call(() -> engine.ecs()
                .createService(Records.with(request, more))
                .service()
                .serviceArn());
        return await(
                new ServiceArn(arn),
                tasks -> tasks.size() == desired && tasks.stream().allMatch(Task::isRunning));
    }

    /** Waits until the tasks of a service that have not stopped are as wanted. */
    public List<Task> await(ServiceArn service, Predicate<List<Task>> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            CompletableFuture<List<Task>> seen = new CompletableFuture<>();
            timeline.at(
                    Instant.now().plusMillis(50),
                    () -> seen.complete(engine.state().tasksOf(service).all().stream()
                            .filter(task -> !task.isStopped())
                            .toList()));
            List<Task> tasks = seen.orTimeout(20, TimeUnit.SECONDS).join();
            if (wanted.test(tasks)) {
                return tasks;
            }
            assertTrue(Instant.now().isBefore(end), "not within " + PATIENCE + ": " + tasks);
        }
    }

    /** Stops a task and waits until it has stopped. */
    public Task stop(TaskArn arn) {
        call(() -> engine.ecs().stopTask(Records.of(StopTaskRequest.class, "task", arn.value())));
        return awaitStopped(arn);
    }

    public Task awaitStopped(TaskArn arn) {
        Instant end = Instant.now().plus(PATIENCE);
        Task task = look(arn);
        while (!task.isStopped()) {
            assertTrue(Instant.now().isBefore(end), "not stopped within " + PATIENCE + ": " + task);
            task = look(arn);
        }
        return task;
    }

    private Task look(TaskArn arn) {
        CompletableFuture<Task> seen = new CompletableFuture<>();
        timeline.at(
                Instant.now().plusMillis(20),
                () -> seen.complete(engine.state().task(arn).orElseThrow()));
        return seen.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Waits until a task is as wanted. */
    public Task await(TaskArn arn, Predicate<Task> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Task task = look(arn);
            if (wanted.test(task)) {
                return task;
            }
            assertTrue(Instant.now().isBefore(end) && !task.isStopped(), "not within " + PATIENCE + ": " + task);
        }
    }

    @Override
    public void close() {
        backends.forEach(Backend::close);
        timeline.close();
    }
}
