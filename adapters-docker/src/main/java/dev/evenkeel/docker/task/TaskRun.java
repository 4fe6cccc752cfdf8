package dev.evenkeel.docker.task;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.ContainerOrder;
import dev.evenkeel.core.task.ContainerOrder.StartTimeout;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.docker.client.ContainerInspection;
import dev.evenkeel.docker.client.EngineEvent;
import dev.evenkeel.docker.client.EngineException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One task on the engine, from its start to its last container's end.
 *
 * <p>Whatever happens, {@link #advance} is called: it looks at what was seen so far, asks {@link ContainerOrder} what may
 * be done next, begins that, and reports if the task looks different. So no step depends on the order of the answers.
 */
final class TaskRun {

    private static final int CPU_WITHOUT_RESERVATION = 256;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final RunEnvironment environment;
    private final TaskIndex index;
    private final TaskStart start;
    private final TaskNetwork network;
    private final List<ContainerRun> containers = new ArrayList<>();
    private final TaskReporter reporter;
    private final RestartInPlace restart;
    private final SortedMap<String, Instant> startedAt = new TreeMap<>();
    private boolean stopping;
    private boolean forgotten;
    private boolean networkRemoved;

    TaskRun(RunEnvironment environment, TaskIndex index, TaskStart start) {
        this.environment = environment;
        this.index = index;
        this.start = start;
        network = new TaskNetwork(environment, start);
        for (ContainerDefinition definition : start.taskDefinition().containers()) {
            String engineName =
                    OwnLabels.containerName(start, Objects.requireNonNull(definition.name()), environment.owner());
            containers.add(new ContainerRun(definition, engineName));
        }
        reporter = new TaskReporter(environment, start.taskArn(), containers);
        restart = new RestartInPlace(environment, container -> look(container, null));
    }

    TaskArn taskArn() {
        return start.taskArn();
    }

    List<ContainerRun> containers() {
        return containers;
    }

    boolean isStopped() {
        return containers.stream().allMatch(ContainerRun::isStopped);
    }

    int reservedCpu() {
        Integer whole = EffectiveContainer.taskCpu(start);
        int parts = definitions().stream()
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

    void stop() {
        stopping = true;
        advance();
    }

    /** Removes all that the engine has of this task, running or not. */
    void forget() {
        forgotten = true;
        stopping = true;
        for (ContainerRun container : containers) {
            if (container.isLaunched()) {
                environment.remove(container.engineName());
            }
        }
        network.remove();
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
        find(event.containerId()).ifPresent(container -> {
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
        containers.stream().filter(ContainerRun::isRunning).forEach(container -> look(container, null));
    }

    /** Begins whatever may be done next, and reports. */
    void advance() {
        if (!stopping) {
            startNext();
        }
        if (stopping) {
            stopNext();
        }
        if (isStopped() && !networkRemoved) {
            networkRemoved = true;
            network.remove();
        }
        report();
    }

    private void startNext() {
        if (!network.isReady()) {
            if (network.askToMake()) {
                reporter.pullBegan();
                network.make(() -> !stopping).onComplete(made -> networkMade(made.cause()));
            }
            return;
        }
        if (ContainerOrder.hopeless(definitions(), reporter.seen()).isPresent()) {
            failToStart(ContainerOrder.dependencyError(taskArn()));
            return;
        }
        for (String name : ContainerOrder.startable(definitions(), reporter.seen())) {
            named(name).filter(container -> !container.isLaunched()).ifPresent(this::launch);
        }
    }

    private void networkMade(@Nullable Throwable failure) {
        if (failure == null) {
            network.ownerId().ifPresent(id -> index.put(id, this));
            if (isStopped()) {
                network.remove();
            }
        } else if (!stopping) {
            failToStart(String.valueOf(failure.getMessage()));
        }
        advance();
    }

    private void stopNext() {
        for (ContainerRun container : containers) {
            if (container.isPending() && !container.isLaunched()) {
                container.ended(null, null);
            }
        }
        for (String name : ContainerOrder.stoppable(definitions(), reporter.seen())) {
            named(name)
                    .filter(ContainerRun::askToStop)
                    .ifPresent(container -> new ContainerStop(
                                    environment, container, start.launchType(), () -> look(container, null))
                            .begin());
        }
    }

    private void launch(ContainerRun container) {
        container.launched();
        reporter.pullBegan();
        new ContainerLaunch(
                        environment,
                        container.engineName(),
                        ContainerSpec.of(start, container.definition(), environment.owner(), network.owner()),
                        () -> !stopping,
                        id -> created(container, id))
                .run()
                .compose(seen -> environment.images().digest(seen.imageId()).map(digest -> {
                    launched(container, seen, digest);
                    return null;
                }))
                .onFailure(failure -> launchFailed(container, failure));
    }

    private void created(ContainerRun container, String id) {
        container.created(id);
        index.put(id, this);
        reporter.pullEnded();
    }

    private void launched(ContainerRun container, ContainerInspection seen, Optional<String> digest) {
        if (forgotten) {
            environment.remove(seen.id());
            return;
        }
        Instant now = environment.clock().instant();
        container.running(seen, digest, now);
        startedAt.putIfAbsent(container.name(), now);
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
        watchStartTimeout();
        advance();
    }

    /** Fails the task when a container has waited too long for another, and comes back when the next wait may be over. */
    private void watchStartTimeout() {
        Optional<StartTimeout> next = ContainerOrder.nextTimeout(definitions(), reporter.seen(), startedAt);
        if (stopping || next.isEmpty()) {
            return;
        }
        Duration left =
                Duration.between(environment.clock().instant(), next.get().at());
        if (left.isPositive()) {
            environment.after(left, this::watchStartTimeout);
        } else {
            failToStart(ContainerOrder.dependencyError(taskArn()));
            advance();
        }
    }

    private void launchFailed(ContainerRun container, Throwable failure) {
        // Whatever the engine made of it, a start that came too late included, must not run.
        environment.remove(container.engineName());
        if (failure instanceof CancellationException) {
            container.ended(null, null);
        } else {
            String reason = String.valueOf(failure.getMessage());
            container.ended(null, reason);
            if (container.isEssential() && !stopping) {
                failToStart(reason);
            }
        }
        advance();
    }

    private void failToStart(String reason) {
        stopping = true;
        reporter.stopsBecause(StopCode.TASK_FAILED_TO_START, reason);
    }

    private void onNetworkEvent(EngineEvent event) {
        if (event.action().equals("die") && !isStopped()) {
            stopping = true;
            reporter.stopsBecause(StopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
            advance();
        }
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
                container.ended(code, code == null ? "NoSuchContainerError: the container was removed" : null);
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
        if (!forgotten) {
            reporter.report(stopping);
        }
    }

    private List<ContainerDefinition> definitions() {
        return start.taskDefinition().containers();
    }

    private Optional<ContainerRun> named(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst();
    }

    private Optional<ContainerRun> find(String id) {
        return containers.stream()
                .filter(container -> container.id().filter(id::equals).isPresent())
                .findFirst();
    }
}
