package dev.evenkeel.docker.task;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.SecretSource;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineClient.Listed;
import dev.evenkeel.docker.client.EngineEvent;
import dev.evenkeel.docker.network.ClusterNetworks;
import dev.evenkeel.docker.network.MetadataShield;
import dev.evenkeel.docker.network.NetworkSettings;
import dev.evenkeel.docker.registry.DockerConfig;
import dev.evenkeel.docker.registry.PullBehavior;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks as containers of one engine.
 *
 * <p>May be called from any thread: each call is handed to the backend's context and returns at once.
 */
public final class DockerTaskRuntime implements TaskRuntime {

    /** The engine starts 6 to 8 containers a second, and no more when more than this are asked for at once. */
    private static final int STARTS_AT_ONCE = 8;

    private static final int REMOVAL_ROUNDS = 100;
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(100);
    /** The engine may be away for a while. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Context context;
    private final RunEnvironment environment;
    private final Admission admission;
    private final Leftovers leftovers;
    private final TaskIndex index = new TaskIndex();
    private final String clusters;
    private boolean allNamed;

    /**
     * What the runtime is made for.
     *
     * @param scope of the tasks
     * @param architecture of the engine's machine, as its kernel names it
     * @param owner marks containers as ours
     * @param secrets where the values of secrets come from
     */
    public record Settings(
            ArnScope scope,
            String architecture,
            String owner,
            NavigableSet<Permission> allowed,
            SecretSource secrets,
            AgentAccess agent,
            Host host,
            PullBehavior pullBehavior,
            DockerConfig logins,
            NetworkSettings networks) {}

    /** @param context the one that all other parts of the backend run on too */
    public DockerTaskRuntime(
            Context context,
            EngineClient engine,
            InstantSource clock,
            Reports reports,
            ContainerWatcher watcher,
            Settings settings) {
        this.context = context;
        Vertx vertx = context.owner();
        environment = new RunEnvironment(
                vertx,
                engine,
                new ImageStore(vertx, engine, settings.architecture(), settings.pullBehavior(), settings.logins()),
                new Slots(STARTS_AT_ONCE),
                clock,
                reports,
                watcher,
                settings.owner(),
                settings.secrets(),
                settings.agent(),
                settings.host(),
                new FreePorts(),
                new ClusterNetworks(vertx, engine, settings.owner(), settings.networks()),
                new MetadataShield(engine, settings.networks()));
        leftovers = new Leftovers(environment, settings.scope());
        String any = settings.scope().cluster("any").value();
        clusters = any.substring(0, any.length() - "any".length());
        admission = new Admission(settings.allowed());
    }

    @Override
    public void start(TaskStart start) {
        context.runOnContext(nothing -> index.find(start.taskArn()).ifPresentOrElse(TaskRun::reportAgain, () -> {
            TaskRun run = new TaskRun(environment, index, start);
            index.put(run);
            admission.refusal(start.taskDefinition()).ifPresentOrElse(run::refuse, run::advance);
        }));
    }

    @Override
    public void observe(TaskStart start, List<ContainerObservation> last) {
        TaskArn task = start.taskArn();
        context.runOnContext(nothing -> index.find(task).ifPresentOrElse(TaskRun::reportAgain, () -> {
            TaskRun run = new TaskRun(environment, index, start);
            index.put(run);
            run.adopt(leftovers.of(task), last);
        }));
    }

    @Override
    public void observeOthers(List<TaskStart> stopped) {
        context.runOnContext(nothing -> leftovers.all().onSuccess(there -> {
            for (TaskStart start : stopped) {
                List<Listed> left = there.getOrDefault(start.taskArn(), List.of());
                boolean runs = left.stream().anyMatch(Listed::isRunning);
                if (!left.isEmpty() && !runs && index.find(start.taskArn()).isEmpty()) {
                    TaskRun run = new TaskRun(environment, index, start);
                    index.put(run);
                    run.adoptStopped(left);
                }
            }
            allNamed = true;
            environment.networks().sweep(clusters);
            leftovers.removeVolumes(task -> index.find(task).isPresent() || there.containsKey(task));
            there.keySet().forEach(this::reportUnlessKnown);
        }));
    }

    /** What nobody has named is reported as if it ran: whoever does not know it has it stopped, and so removed. */
    private void reportUnlessKnown(TaskArn task) {
        if (index.find(task).isEmpty()) {
            environment
                    .reports()
                    .taskObserved(TaskObservation.stopped(task, null, null).at(TaskStatus.RUNNING));
        }
    }

    @Override
    public void stop(TaskArn task) {
        context.runOnContext(nothing -> index.find(task)
                .ifPresentOrElse(
                        run -> {
                            if (run.isStopped()) {
                                run.reportAgain();
                            } else {
                                run.stop();
                            }
                        },
                        () -> endUnknown(task)));
    }

    /** Reports STOPPED only when nothing is left: while the engine cannot be asked, the task may run on. */
    private void endUnknown(TaskArn task) {
        removeUnknown(task)
                .onSuccess(done -> environment.reports().taskObserved(TaskObservation.stopped(task, null, null)))
                .onFailure(away -> environment.after(LOOK_AGAIN, () -> endUnknown(task)));
    }

    @Override
    public void forget(TaskArn task) {
        context.runOnContext(nothing -> index.find(task)
                .ifPresentOrElse(
                        run -> {
                            index.remove(run);
                            run.forget();
                        },
                        () -> removeUnknown(task)));
    }

    /** Takes an event of the engine. On the backend's context only, as all that follows. */
    public void onEvent(EngineEvent event) {
        index.findByContainer(event.containerId()).ifPresent(run -> run.onEvent(event));
    }

    /** Looks at all that runs, since events may have been missed. */
    public void lookAtAll() {
        index.all().forEach(TaskRun::lookAtAll);
        if (allNamed) {
            // A call that seemed to fail may have been carried out.
            leftovers.all().onSuccess(there -> there.keySet().forEach(this::reportUnlessKnown));
        }
    }

    /** The tasks that the engine has containers of. */
    public Future<Set<TaskArn>> present() {
        return leftovers.all().map(there -> there.keySet());
    }

    /**
     * Gives up all tasks that are not over: their engine is lost. Those on its container instance are lost with that; no
     * instance is known of those on Fargate, so that each is reported.
     *
     * @param reason in ECS's words
     */
    public void lose(String reason) {
        for (TaskRun run : index.all()) {
            if (!run.isStopped()) {
                index.remove(run);
                run.lose();
                environment
                        .reports()
                        .taskObserved(TaskObservation.stopped(run.taskArn(), StopCode.TERMINATION_NOTICE, reason));
            }
        }
    }

    /** Removes what an engine that was lost still has of tasks that were given up. */
    public Future<Void> removeLost() {
        return leftovers
                .all()
                .compose(there -> Future.join(there.keySet().stream()
                                .filter(task -> index.find(task).isEmpty())
                                .map(this::removeUnknown)
                                .toList())
                        .mapEmpty());
    }

    /**
     * Forgets all tasks and removes every container of this owner, running or not. Succeeds once none is left; what a
     * start that was under way has made meanwhile is removed too.
     */
    public Future<Void> removeAll() {
        index.all().forEach(run -> {
            index.remove(run);
            run.forget();
        });
        return removeUntilNoneIsLeft(REMOVAL_ROUNDS, 0);
    }

    /** @param empty how many lists in a row were empty; one alone may just have missed a container in the making */
    private Future<Void> removeUntilNoneIsLeft(int rounds, int empty) {
        EngineClient engine = environment.engine();
        return engine.list(OwnLabels.OWNER, environment.owner()).compose(left -> {
            int emptyNow = left.isEmpty() ? empty + 1 : 0;
            if (emptyNow == 2) {
                return removeVolumes(List.of(OwnLabels.OWNER + "=" + environment.owner(), OwnLabels.TASK))
                        .compose(nothing -> environment.networks().removeAll())
                        .compose(nothing -> environment.shield().remove());
            }
            if (rounds == 0) {
                return Future.failedFuture(new IllegalStateException(left.size() + " are still there"));
            }
            return removeLabelled(OwnLabels.OWNER, environment.owner())
                    .compose(nothing -> environment.vertx().timer(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS))
                    .compose(nothing -> removeUntilNoneIsLeft(rounds - 1, emptyNow));
        });
    }

    /** A container of a task that has run. */
    public record Seen(String name, String id, boolean running, boolean tty, List<NetworkBinding> bindings) {}

    /** A task as others may look at it. */
    public record View(boolean stopped, List<Seen> containers) {}

    /** The task as it is now, empty when it is not known. */
    public Optional<View> view(TaskArn task) {
        return index.find(task)
                .map(run -> new View(
                        run.isStopped(),
                        run.containers().stream()
                                .filter(container ->
                                        !container.isPending() && container.id().isPresent())
                                .map(container -> new Seen(
                                        container.name(),
                                        container.id().orElseThrow(),
                                        container.isRunning(),
                                        container.hasTty(),
                                        container.bindings()))
                                .toList()));
    }

    /**
     * The CPU units that a task has to itself: its own size, else the sum over its containers; a task without either
     * counts as a quarter of a processor.
     */
    public int reservedCpu(TaskArn task) {
        return index.find(task).map(TaskRun::reservedCpu).orElse(0);
    }

    /** Calls back whenever a task may look different, until {@link #unfollow}. */
    public void follow(TaskArn task, Runnable changed) {
        index.find(task).ifPresent(run -> run.follow(changed));
    }

    public void unfollow(TaskArn task, Runnable changed) {
        index.find(task).ifPresent(run -> run.unfollow(changed));
    }

    /** Removes what an earlier life of this process has left of a task. */
    private Future<Void> removeUnknown(TaskArn task) {
        return removeLabelled(OwnLabels.TASK, task.value())
                .compose(gone -> removeVolumes(
                        List.of(OwnLabels.OWNER + "=" + environment.owner(), OwnLabels.TASK + "=" + task.value())));
    }

    /** Shared volumes have no task's label: they stay, as on ECS. */
    private Future<Void> removeVolumes(List<String> labels) {
        return environment
                .engine()
                .volumes(labels)
                .compose(found -> Future.join(found.stream()
                                .map(volume -> environment.removeVolume(volume.name()))
                                .toList())
                        .mapEmpty());
    }

    private Future<Void> removeLabelled(String label, String value) {
        EngineClient engine = environment.engine();
        Slots removals = new Slots(STARTS_AT_ONCE);
        return engine.list(label, value)
                .compose(found -> Future.join(found.stream()
                                .filter(container -> environment
                                        .owner()
                                        .equals(container.labels().get(OwnLabels.OWNER)))
                                .map(container -> removals.run(() -> engine.remove(container.id())))
                                .toList())
                        .mapEmpty());
    }
}
