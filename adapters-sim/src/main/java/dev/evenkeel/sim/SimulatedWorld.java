package dev.evenkeel.sim;

import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.AlarmSource;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.LifecycleHooks;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.ResourceUse;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.core.port.WorkloadDriver;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The world as an engine reaches it: every port in one place, each concern in a class of its own. */
public final class SimulatedWorld implements TaskRuntime, CapacityPool, MetricSource, WorkloadDriver {
    private static final String FARGATE_UNAVAILABLE =
            "Capacity is unavailable at this time. Please try again later or in a different availability zone.";

    private final Timeline timeline;
    private final Reports reports;
    private final long seed;
    private final Images images;
    private final Hosts hosts;
    private final LoadModel load = new LoadModel();
    private final SimulatedLogs logs;
    private final ReportChannel channel;
    private final HostChannel hostChannel;
    private final SimulatedRouter router;
    private final HostGroups groups;
    private final FargateLimit fargate;
    private final SimulatedAlarms alarms;
    private final SimulatedHooks hooks;
    private final WorldFaults faults;
    private final Map<TaskArn, SimulatedTask> tasks = new LinkedHashMap<>();
    private final Chance troubles;
    private final SortedSet<TaskArn> toldLater = new TreeSet<>();
    private CallFaults callFaults = CallFaults.NONE;
    private MetricFaults metricFaults = MetricFaults.NONE;
    private int addresses;

    /** A world on the context's timeline, with hosts as its options say. */
    public SimulatedWorld(BackendContext context) {
        this(context, WorldSettings.of(context.options()));
    }

    /** A world on the context's timeline, with hosts as given. */
    public SimulatedWorld(BackendContext context, WorldSettings settings) {
        timeline = context.timeline();
        reports = context.reports();
        seed = context.seed();
        troubles = new Chance(seed, "calls");
        images = new Images(seed);
        hosts = new Hosts(context.scope(), settings, seed);
        logs = new SimulatedLogs(timeline);
        channel = new ReportChannel(timeline, reports, seed, this::heard);
        hostChannel = new HostChannel(timeline, reports, seed, this::reportTasksOn);
        hooks = new SimulatedHooks(timeline, reports, seed);
        router = new SimulatedRouter(timeline, reports, seed, this::task);
        groups = new HostGroups(timeline, hosts, settings, seed, this::report, this::lose);
        fargate = new FargateLimit(reports, settings.fargateTasks());
        alarms = new SimulatedAlarms(timeline);
        faults = new WorldFaults(this, hosts, images, channel, hostChannel);
    }

    /** What can be done to this world. */
    public Faults faults() {
        return faults;
    }

    /** What sends requests to its tasks. */
    public SimulatedRouter router() {
        return router;
    }

    /** The alarms that its containers raise. */
    public AlarmSource alarmSource() {
        return alarms;
    }

    SimulatedAlarms alarms() {
        return alarms;
    }

    /** The functions of lifecycle hooks. */
    public LifecycleHooks hooks() {
        return hooks;
    }

    /** What its containers write. */
    public LogSource logs() {
        return logs;
    }

    @Override
    public void start(TaskStart start) {
        if (!troubles.happens(callFaults.fail())) {
            call(() -> startNow(start));
            if (!troubles.happens(callFaults.mistaken())) {
                return;
            }
        }
        channel.send(stopped(start.taskArn(), StopCode.TASK_FAILED_TO_START, "TaskFailedToStart: AGENT"));
    }

    @Override
    public void stop(TaskArn task) {
        call(() -> stopNow(task));
    }

    /** Makes a call of the engine, late or twice as faults will have it. */
    private void call(Runnable call) {
        if (troubles.happens(callFaults.late())) {
            timeline.at(
                    timeline.instant()
                            .plus(troubles.between(0, callFaults.lateMax().toMillis())),
                    call);
        } else {
            call.run();
        }
        if (troubles.happens(callFaults.twice())) {
            call.run();
        }
    }

    void suffer(CallFaults faults) {
        callFaults = faults;
    }

    void suffer(MetricFaults faults) {
        metricFaults = faults;
    }

    private void startNow(TaskStart start) {
        SimulatedTask known = tasks.get(start.taskArn());
        if (known != null) {
            changed(known);
            return;
        }
        Optional<Host> host = hosts.find(start.clusterArn(), start.hostId()).filter(Host::isPresent);
        if (host.isEmpty() && start.launchType() != LaunchType.FARGATE) {
            channel.send(stopped(start.taskArn(), StopCode.TASK_FAILED_TO_START, "TaskFailedToStart: AGENT"));
            return;
        }
        if (start.launchType() == LaunchType.FARGATE && !fargate.admits(start.taskArn())) {
            channel.send(stopped(start.taskArn(), StopCode.TASK_FAILED_TO_START, FARGATE_UNAVAILABLE));
            return;
        }
        Chance chance = new Chance(seed, start.taskArn().value());
        TaskNetwork network = new TaskNetwork(start, host.orElse(null), chance, addresses++);
        SimulatedTask task =
                new SimulatedTask(start, host.orElse(null), images, timeline, chance, network, this::changed);
        tasks.put(start.taskArn(), task);
        task.begin();
    }

    @Override
    public void observe(TaskStart start, List<ContainerObservation> last) {
        task(start.taskArn()).ifPresentOrElse(this::changed, () -> channel.send(stopped(start.taskArn(), null, null)));
    }

    private void stopNow(TaskArn task) {
        SimulatedTask known = tasks.get(task);
        if (known != null && isUnheard(known)) {
            // What cannot be heard of cannot be told either: the agent stops it when it is back.
            toldLater.add(task);
        } else if (known == null) {
            channel.send(stopped(task, null, null));
        } else if (known.isStopped()) {
            changed(known);
        } else {
            known.stop();
        }
    }

    @Override
    public void forget(TaskArn task) {
        tasks.remove(task);
        toldLater.remove(task);
        logs.forget(task);
        alarms.forget(task);
    }

    @Override
    public void offer(ClusterArn cluster) {
        for (Host host : hosts.offer(cluster)) {
            report(host);
        }
        fargate.tellAgain();
        // Whoever offers again may have missed what happened since, and tasks that it does not even know of.
        for (SimulatedTask task : List.copyOf(tasks.values())) {
            if (task.start().clusterArn().equals(cluster)) {
                changed(task);
            }
        }
    }

    @Override
    public void observe(ClusterArn cluster, String hostId) {
        hosts.find(cluster, hostId)
                .ifPresentOrElse(
                        this::report, () -> reports.instanceObserved(InstanceObservation.gone(cluster, hostId)));
    }

    @Override
    public void withdraw(ClusterArn cluster) {
        hosts.withdraw(cluster);
        groups.withdraw(cluster);
    }

    @Override
    public void resize(ClusterArn cluster, String capacityProvider, int count) {
        groups.resize(cluster, capacityProvider, count);
    }

    @Override
    public void release(ClusterArn cluster, String hostId) {
        hosts.find(cluster, hostId).ifPresent(host -> groups.release(cluster, host));
    }

    /** The groups of capacity providers. */
    HostGroups groups() {
        return groups;
    }

    void after(Duration delay, Runnable action) {
        timeline.at(timeline.instant().plus(delay), action);
    }

    /** What Fargate has to give. */
    FargateLimit fargate() {
        return fargate;
    }

    @Override
    public SortedMap<TaskArn, ResourceUse> use(Collection<TaskArn> named) {
        SortedMap<TaskArn, ResourceUse> measured = load.use(named, timeline.instant());
        if (metricFaults.equals(MetricFaults.NONE)) {
            return measured;
        }
        SortedMap<TaskArn, ResourceUse> shown = new TreeMap<>();
        measured.forEach((task, use) -> {
            double factor = troubles.happens(metricFaults.wild()) ? troubles.below(100) : 1;
            if (!troubles.happens(metricFaults.missing())) {
                shown.put(task, new ResourceUse(use.cpuUnits() * factor, use.memoryMiB() * factor));
            }
        });
        return shown;
    }

    @Override
    public void load(Collection<TaskArn> named, double cpuPercent) {
        List<TaskArn> copy = List.copyOf(named);
        timeline.execute(() -> load.drive(copy, cpuPercent, timeline.instant()));
    }

    @Override
    public CompletionStage<Boolean> answers(TaskArn task) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        timeline.execute(() -> {
            SimulatedTask known = tasks.get(task);
            answer.complete(known != null && known.isRunning());
        });
        return answer;
    }

    /** The tasks that are on a host and have not stopped. */
    List<SimulatedTask> tasksOn(Host host) {
        return tasks.values().stream()
                .filter(task -> Objects.equals(task.host(), host) && !task.isStopped())
                .toList();
    }

    Collection<SimulatedTask> tasks() {
        return tasks.values();
    }

    Optional<SimulatedTask> task(TaskArn arn) {
        return Optional.ofNullable(tasks.get(arn));
    }

    /** Tells the engine how a host is. */
    void report(Host host) {
        hostChannel.send(host.observation());
    }

    /** Tells the engine how a host is, and all that is on it. */
    void reportAll(Host host) {
        report(host);
        for (TaskArn told : List.copyOf(toldLater)) {
            if (Optional.ofNullable(tasks.get(told))
                    .filter(SimulatedWorld::isUnheard)
                    .isEmpty()) {
                toldLater.remove(told);
                stopNow(told);
            }
        }
        reportTasksOn(host.id());
    }

    private void reportTasksOn(String hostId) {
        List.copyOf(tasks.values()).stream()
                .filter(task -> task.host() != null && task.host().id().equals(hostId))
                .forEach(this::changed);
    }

    /** Sends what a task looks like, unless nobody can be reached who could tell. */
    void changed(SimulatedTask task) {
        if (task.isRunning()) {
            load.started(task, timeline.instant());
        } else {
            load.stopped(task, timeline.instant());
        }
        if (task.isStopped()) {
            fargate.ended(task.start().taskArn());
        }
        logs.note(task);
        alarms.note(task);
        router.changed(task.start().taskArn());
        heard(task.start().taskArn()).ifPresent(channel::send);
    }

    /** A machine is gone, with all that ran on it. */
    void lose(Host host) {
        tasksOn(host).forEach(this::vanished);
        host.lose();
        report(host);
    }

    /** A task is no more, with its host. */
    private void vanished(SimulatedTask task) {
        task.vanish();
        load.stopped(task, timeline.instant());
        forget(task.start().taskArn());
        router.changed(task.start().taskArn());
    }

    private Optional<TaskObservation> heard(TaskArn arn) {
        return task(arn).filter(task -> !isUnheard(task)).map(SimulatedTask::observation);
    }

    private static boolean isUnheard(SimulatedTask task) {
        Host host = task.host();
        return host != null && !host.isHeard();
    }

    private static TaskObservation stopped(TaskArn task, @Nullable StopCode code, @Nullable String reason) {
        return new TaskObservation(task, TaskStatus.STOPPED, List.of(), null, null, code, reason);
    }
}
