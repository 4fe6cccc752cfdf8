package dev.evenkeel.docker.task;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.ContainerOrder;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.docker.client.ContainerInspection;
import dev.evenkeel.docker.client.EngineClient.Listed;
import dev.evenkeel.docker.client.EngineEvent;
import dev.evenkeel.docker.client.EngineException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One task on the engine, from its start to its last container's end.
 *
 * <p>Whatever happens, {@link #advance} is called: it looks at what was seen so far, asks {@link ContainerOrder} what may
 * be done next, begins that, and reports if the task looks different. So no step depends on the order of the answers.
 */
final class TaskRun implements ContainerStarter.Listener, Adoption.Listener {

    private static final int CPU_WITHOUT_RESERVATION = 256;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final RunEnvironment environment;
    private final TaskIndex index;
    private final TaskStart start;
    private final TaskNetwork network;
    private final TaskVolumes volumes;
    private final TaskGroup group;
    private final EnvironmentFiles files;
    private final HostPortRanges ports;
    private final TaskResources resources;
    private final TaskContainers containers;
    private final TaskReporter reporter;
    private final ContainerStarter starter;
    private final StartWaits waits;
    private final RestartInPlace restart;
    private boolean stopping;
    private boolean forgotten;
    private boolean adopting;
    private boolean silent;

    TaskRun(RunEnvironment environment, TaskIndex index, TaskStart start) {
        this.environment = environment;
        this.index = index;
        this.start = start;
        network = new TaskNetwork(environment, start);
        volumes = new TaskVolumes(environment, start);
        group = new TaskGroup(environment, start);
        files = new EnvironmentFiles(environment, start);
        ports = new HostPortRanges(environment, start);
        TaskSecrets secrets =
                new TaskSecrets(environment.secrets(), start.taskDefinition().containers());
        resources = new TaskResources(List.of(network, volumes, group, files, ports, secrets));
        containers = new TaskContainers(start, environment.owner());
        reporter = new TaskReporter(environment, start, containers.all());
        starter = new ContainerStarter(environment, start, this::surroundings, secrets, () -> !stopping, this);
        waits = new StartWaits(environment, containers, () -> !stopping, this::waitedInVain);
        restart = new RestartInPlace(environment, container -> look(container, null));
    }

    TaskArn taskArn() {
        return start.taskArn();
    }

    List<ContainerRun> containers() {
        return containers.all();
    }

    boolean isStopped() {
        return containers.areStopped();
    }

    int reservedCpu() {
        Integer whole = EffectiveContainer.taskCpu(start);
        int parts = containers.definitions().stream()
                .map(definition ->
                        EffectiveContainer.of(definition, start.overrides()).cpu())
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
        return whole != null ? whole : parts > 0 ? parts : CPU_WITHOUT_RESERVATION;
    }

    /** Calls back whenever something may have changed, until the task is forgotten. */
    void follow(Runnable changed) {
        reporter.follow(changed);
    }

    void unfollow(Runnable changed) {
        reporter.unfollow(changed);
    }

    /** Ends the run before it begins: nothing is asked of the engine. */
    void refuse(String reason) {
        failToStart(reason);
        advance();
    }

    /**
     * Takes the task over from an earlier life of this process, instead of starting anything. Nothing is reported before all
     * of it was looked at.
     *
     * @param last what was put on record of its containers last
     */
    void adopt(Future<List<Listed>> there, List<ContainerObservation> last) {
        adopting = true;
        resources.adopt();
        containers.all().forEach(ContainerRun::launched);
        Adoption adoption = new Adoption(environment, network, containers, last, this);
        there.compose(adoption::of).onComplete(done -> {
            adopting = false;
            if (!network.isWhole() && !isStopped()) {
                networkLost();
            }
            advance();
        });
    }

    /** The same for a task that is over on record: what it left is looked after, and nothing is said about it. */
    void adoptStopped(List<Listed> there) {
        silent = true;
        stopping = true;
        adopt(Future.succeededFuture(there), List.of());
    }

    @Override
    public void found(@Nullable ContainerRun container, String id) {
        index.put(id, this);
        if (container != null) {
            container.created(id);
        }
    }

    @Override
    public void adopted(ContainerRun container, ContainerInspection seen, Optional<String> imageDigest) {
        Instant started = seen.startedAt();
        runs(container, seen, imageDigest, started == null ? environment.clock().instant() : started);
    }

    void stop() {
        stopping = true;
        advance();
    }

    /** Ends without a word, and without asking anything of the engine: it is gone, with all that was on it. */
    void lose() {
        forgotten = true;
        stopping = true;
        containers.all().forEach(container -> container.ended(null, null));
        resources.release();
        environment.watcher().forgotten(taskArn());
        reporter.tellFollowers();
    }

    /** Removes all that the engine has of this task, running or not. */
    void forget() {
        forgotten = true;
        stopping = true;
        List<Future<Void>> removals = containers.all().stream()
                .filter(ContainerRun::isLaunched)
                .map(container -> environment.remove(container.engineName()))
                .toList();
        resources.release();
        Future.join(removals).onComplete(gone -> resources.remove());
        environment.watcher().forgotten(taskArn());
        reporter.tellFollowers();
    }

    /** Reports once more what was reported last. */
    void reportAgain() {
        reporter.reportAgain();
    }

    void onEvent(EngineEvent event) {
        if (network.ownerId().filter(event.containerId()::equals).isPresent()) {
            onNetworkEvent(event);
            return;
        }
        containers.find(event.containerId()).ifPresent(container -> {
            if (container.isPending()) {
                container.eventMissed();
            } else if (event.action().startsWith("health_status: ")) {
                container.healthSeen(event.action().substring("health_status: ".length()));
                advance();
            } else if (event.action().equals("die") || event.action().equals("destroy")) {
                look(container, event.exitCode());
            }
        });
    }

    /** Looks at all that runs, since events may have been missed. */
    void lookAtAll() {
        containers.all().stream().filter(ContainerRun::isRunning).forEach(container -> look(container, null));
    }

    /** Begins whatever may be done next, and reports. */
    void advance() {
        if (adopting) {
            return; // what was not looked at yet would seem to be missing
        }
        if (!stopping) {
            startNext();
        }
        if (stopping) {
            stopNext();
        }
        if (isStopped()) {
            resources.release();
        }
        report();
        if (isStopped() && !forgotten) {
            index.stopped(this);
        }
    }

    private void startNext() {
        if (!resources.isReady()) {
            if (resources.askToMake()) {
                reporter.pullBegan();
                resources.make(() -> !stopping).onComplete(made -> resourcesMade(made.cause()));
            }
            return;
        }
        if (ContainerOrder.hopeless(containers.definitions(), containers.seen()).isPresent()) {
            failToStart(ContainerOrder.dependencyError(taskArn()));
            return;
        }
        for (String name : ContainerOrder.startable(containers.definitions(), containers.seen())) {
            containers.named(name).filter(container -> !container.isLaunched()).ifPresent(starter::begin);
        }
    }

    private Surroundings surroundings() {
        return new Surroundings(
                environment.owner(),
                environment.host(),
                network.owner(),
                network.clusterNetwork(),
                group.path(),
                volumes.sources(),
                files.read(),
                ports.chosen());
    }

    private void resourcesMade(@Nullable Throwable failure) {
        network.ownerId().ifPresent(id -> index.put(id, this));
        if (failure != null && !stopping) {
            failToStart(String.valueOf(failure.getMessage()));
        }
        advance();
    }

    private void stopNext() {
        for (ContainerRun container : containers.all()) {
            if (container.isPending() && !container.isLaunched()) {
                container.ended(null, null);
            }
        }
        for (String name : ContainerOrder.stoppable(containers.definitions(), containers.seen())) {
            containers
                    .named(name)
                    .filter(ContainerRun::askToStop)
                    .ifPresent(container -> new ContainerStop(
                                    environment, container, start.launchType(), () -> look(container, null))
                            .begin());
        }
    }

    @Override
    public void created(ContainerRun container, String id) {
        container.created(id);
        index.put(id, this);
        reporter.pullEnded();
    }

    @Override
    public void started(ContainerRun container, ContainerInspection seen, Optional<String> imageDigest) {
        if (forgotten) {
            environment.remove(seen.id());
            return;
        }
        runs(container, seen, imageDigest, environment.clock().instant());
        waits.watch();
        advance();
    }

    private void runs(ContainerRun container, ContainerInspection seen, Optional<String> imageDigest, Instant since) {
        container.running(seen, imageDigest, since);
        waits.started(container);
        container.reachedBy(network.bindings(container.definition(), seen), network.interfaces(seen));
        environment.watcher().running(taskArn(), seen.id());
        if (seen.hasEnded()) {
            // It has run, however short: a task that never ran would count as failed to start.
            report();
            restart.ended(container, seen, !stopping);
            forgetIfStopped(container, seen.id());
        } else if (container.hasMissedEvent()) {
            look(container, null);
        }
    }

    @Override
    public void failed(ContainerRun container, @Nullable String reason) {
        container.ended(null, reason);
        if (reason != null && container.isEssential() && !stopping) {
            failToStart(reason);
        }
        advance();
    }

    private void waitedInVain() {
        failToStart(ContainerOrder.dependencyError(taskArn()));
        advance();
    }

    private void failToStart(String reason) {
        stopping = true;
        reporter.stopsBecause(StopCode.TASK_FAILED_TO_START, reason);
    }

    private void onNetworkEvent(EngineEvent event) {
        if (event.action().equals("die") && !isStopped()) {
            networkLost();
            advance();
        }
    }

    private void networkLost() {
        stopping = true;
        reporter.stopsBecause(StopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
    }

    /** @param code the exit code that an event told, for a container that is gone before it can be looked at */
    private void look(ContainerRun container, @Nullable Integer code) {
        String id = container.id().orElse("");
        environment.engine().inspect(id).onComplete(answer -> {
            if (answer.succeeded() && answer.result().isRunning()) {
                container.healthSeen(answer.result().health());
            } else if (answer.succeeded()) {
                restart.ended(container, answer.result(), !stopping);
            } else if (EngineException.isNotFound(answer.cause())) {
                container.ended(code, code == null ? Adoption.REMOVED : null);
            } else if (container.isRunning() && !forgotten) {
                environment.after(LOOK_AGAIN, () -> look(container, code));
            }
            forgetIfStopped(container, id);
            advance();
        });
    }

    private void forgetIfStopped(ContainerRun container, String id) {
        if (container.isStopped()) {
            environment.watcher().ended(taskArn(), id);
        }
    }

    private void report() {
        if (silent) {
            reporter.tellFollowers();
        } else if (!forgotten && !adopting) {
            reporter.report(stopping);
        }
    }
}
