package dev.evenkeel.core.fake;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.engine.EnginePorts;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.AlarmObservation;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.CommandSession;
import dev.evenkeel.core.port.CommandTarget;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.HookCall;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.ResourceUse;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Runs tasks by doing nothing for a while. What becomes of a task follows from {@link #fate}, which a test may change
 * at any time; hosts are offered to every cluster.
 */
public final class FakeWorld implements TaskRuntime, MetricSource, CapacityPool {

    /** What becomes of a task that is started. */
    public enum Fate {
        /** RUNNING after the start delay; a health check says HEALTHY a health delay later. */
        HEALTHY,
        /** The same, but the check says UNHEALTHY. */
        UNHEALTHY,
        /** STOPPED after the start delay without ever RUNNING. */
        FAILS_TO_START,
        /** Its containers end after the start delay, without it ever RUNNING; it is STOPPED when it was told to stop. */
        CRASHES,
        /** Nothing is ever heard of it until it is stopped. */
        SILENT
    }

    /** A host that is offered to clusters. */
    public record Host(String id, String zone, int cpu, int memory) {}

    /** What happened, as it went on record. */
    public record Recorded(Instant at, Event event) {}

    private static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("ecs.capability.container-health-check", null, null, null),
            new Attribute("ecs.capability.container-ordering", null, null, null),
            new Attribute("ecs.capability.task-eni", null, null, null));

    private final Timeline timeline;
    private final Reports reports;
    private final SortedMap<TaskArn, TaskStart> running = new TreeMap<>();
    private final List<Recorded> journal = new ArrayList<>();
    private final List<String> effects = new ArrayList<>();
    private final List<ClusterArn> clusters = new ArrayList<>();
    public final List<Host> hosts = new ArrayList<>();
    public Function<TaskStart, Fate> fate = start -> Fate.HEALTHY;
    public Duration startDelay = Duration.ofSeconds(5);
    public Duration healthDelay = Duration.ofSeconds(10);
    public Duration stopDelay = Duration.ofSeconds(3);
    /** The digests of images that were pushed anew, by name. */
    public final SortedMap<String, String> digests = new TreeMap<>();
    /** What alarms say, by name; the others are not known. */
    public final SortedMap<String, AlarmObservation> alarms = new TreeMap<>();
    /** Of what each task reserves; negative for tasks that cannot be measured. */
    public double cpuPercent = 50;
    /** What the functions of lifecycle hooks answer at once; empty when nothing is ever heard of a call. */
    public Function<HookCall, Optional<HookAnswer>> hooks = call -> Optional.of(HookAnswer.succeeded(call));
    /** The calls of them so far. */
    public final List<HookCall> hookCalls = new ArrayList<>();
    /** The commands that were let into containers so far. */
    public final List<CommandTarget> commands = new ArrayList<>();
    /** How long a host of a group takes to arrive. */
    public Duration launchDelay = Duration.ofSeconds(90);
    /** How many hosts a group may ever get. */
    public int groupMax = 100;

    private int launched;

    /** Whether nothing can be put on record. */
    public boolean journalFails;

    public FakeWorld(Timeline timeline, Reports reports, Collection<Host> hosts) {
        this.timeline = timeline;
        this.reports = reports;
        this.hosts.addAll(hosts);
    }

    /** This world as the ports of an engine. */
    public EnginePorts ports() {
        return new EnginePorts(
                this,
                this,
                this::alarmsOf,
                this,
                Optional.empty(),
                Optional.of(this::call),
                Optional.of(this::open),
                this::record,
                (at, event) -> {});
    }

    private CommandSession open(CommandTarget target) {
        commands.add(target);
        return new CommandSession("session-" + commands.size(), "/sessions/" + commands.size(), "secret");
    }

    private void call(HookCall call) {
        hookCalls.add(call);
        hooks.apply(call).ifPresent(reports::hookAnswered);
    }

    private SortedMap<String, AlarmObservation> alarmsOf(Collection<String> names) {
        SortedMap<String, AlarmObservation> found = new TreeMap<>(alarms);
        found.keySet().retainAll(names);
        return found;
    }

    private void record(List<Event> events) {
        if (journalFails) {
            throw new IllegalStateException("the disk is full");
        }
        events.forEach(event -> journal.add(new Recorded(timeline.instant(), event)));
    }

    /** Where this world tells what it sees, for reports of a test's own. */
    public Reports reports() {
        return reports;
    }

    /** Everything on record so far. */
    public List<Recorded> journal() {
        return List.copyOf(journal);
    }

    /** What the world was asked to do, such as {@code start ID}. */
    public List<String> effects() {
        return List.copyOf(effects);
    }

    @Override
    public void start(TaskStart start) {
        effects.add("start " + start.taskArn().id());
        if (running.putIfAbsent(start.taskArn(), start) != null) {
            return;
        }
        Fate fated = fate.apply(start);
        if (fated != Fate.SILENT) {
            timeline.at(timeline.instant().plus(startDelay), () -> begin(start, fated));
        }
    }

    private void begin(TaskStart start, Fate fated) {
        if (!running.containsKey(start.taskArn())) {
            return;
        }
        if (fated == Fate.FAILS_TO_START) {
            running.remove(start.taskArn());
            reports.taskObserved(new TaskObservation(
                    start.taskArn(),
                    TaskStatus.STOPPED,
                    containers(start, ContainerStatus.STOPPED, HealthStatus.UNKNOWN, "CannotPullContainerError: no"),
                    null,
                    null,
                    StopCode.TASK_FAILED_TO_START,
                    "Task failed to start"));
            return;
        }
        if (fated == Fate.CRASHES) {
            reports.taskObserved(new TaskObservation(
                    start.taskArn(),
                    TaskStatus.PENDING,
                    containers(start, ContainerStatus.STOPPED, HealthStatus.UNKNOWN, null),
                    null,
                    null,
                    null,
                    null));
            return;
        }
        report(start, TaskStatus.RUNNING, HealthStatus.UNKNOWN);
        HealthStatus health = fated == Fate.UNHEALTHY ? HealthStatus.UNHEALTHY : HealthStatus.HEALTHY;
        timeline.at(timeline.instant().plus(healthDelay), () -> health(start.taskArn(), health));
    }

    /** The health checks of a running task say something else. */
    public void health(TaskArn task, HealthStatus health) {
        TaskStart start = running.get(task);
        if (start != null) {
            report(start, TaskStatus.RUNNING, health);
        }
    }

    /** Whether a task was started and has not ended. */
    public boolean has(TaskArn task) {
        return running.containsKey(task);
    }

    /** A running task ends by itself. */
    public void exit(TaskArn task, int exitCode) {
        TaskStart start = running.remove(task);
        reports.taskObserved(new TaskObservation(
                task,
                TaskStatus.STOPPED,
                start.taskDefinition().containers().stream()
                        .map(container -> observation(
                                container.name(), ContainerStatus.STOPPED, HealthStatus.UNKNOWN, exitCode, null, null))
                        .toList(),
                null,
                null,
                null,
                null));
    }

    @Override
    public void stop(TaskArn task) {
        effects.add("stop " + task.id());
        timeline.at(timeline.instant().plus(stopDelay), () -> {
            TaskStart start = running.remove(task);
            reports.taskObserved(new TaskObservation(
                    task,
                    TaskStatus.STOPPED,
                    start == null ? List.of() : containers(start, ContainerStatus.STOPPED, HealthStatus.UNKNOWN, null),
                    null,
                    null,
                    null,
                    null));
        });
    }

    @Override
    public void observe(TaskStart start, List<ContainerObservation> last) {
        effects.add("observe " + start.taskArn().id());
        reports.taskObserved(
                running.containsKey(start.taskArn())
                        ? new TaskObservation(
                                start.taskArn(),
                                TaskStatus.RUNNING,
                                containers(start, ContainerStatus.RUNNING, HealthStatus.UNKNOWN, null),
                                null,
                                null,
                                null,
                                null)
                        : new TaskObservation(start.taskArn(), TaskStatus.STOPPED, List.of(), null, null, null, null));
    }

    @Override
    public void forget(TaskArn task) {
        effects.add("forget " + task.id());
    }

    @Override
    public SortedMap<TaskArn, ResourceUse> use(Collection<TaskArn> tasks) {
        SortedMap<TaskArn, ResourceUse> use = new TreeMap<>();
        for (TaskArn task : tasks) {
            TaskStart start = running.get(task);
            if (start != null && cpuPercent >= 0) {
                use.put(task, new ResourceUse(256 * cpuPercent / 100, 100));
            }
        }
        return use;
    }

    @Override
    public void offer(ClusterArn cluster) {
        clusters.add(cluster);
        hosts.forEach(host -> observe(cluster, host, true, true));
    }

    @Override
    public void observe(ClusterArn cluster, String hostId) {
        hosts.stream()
                .filter(host -> host.id().equals(hostId))
                .findFirst()
                .ifPresentOrElse(
                        host -> observe(cluster, host, true, true),
                        () -> reports.instanceObserved(InstanceObservation.gone(cluster, hostId)));
    }

    @Override
    public void withdraw(ClusterArn cluster) {
        clusters.remove(cluster);
    }

    @Override
    public void resize(ClusterArn cluster, String capacityProvider, int count) {
        effects.add("resize " + capacityProvider + " " + count);
        for (int number = launched; number < Math.min(count, groupMax); number++) {
            launched++;
            String id = capacityProvider + "-" + number;
            timeline.at(
                    timeline.instant().plus(launchDelay),
                    () -> inGroup(cluster, capacityProvider, id, "us-east-1a", true));
        }
    }

    @Override
    public void release(ClusterArn cluster, String hostId) {
        effects.add("release " + hostId);
        String provider = hostId.substring(0, hostId.lastIndexOf('-'));
        timeline.at(timeline.instant().plus(stopDelay), () -> inGroup(cluster, provider, hostId, "us-east-1a", false));
    }

    /** One more host of 4 vCPU in the group of a capacity provider. */
    public void addToGroup(String provider, String id, String zone) {
        clusters.forEach(cluster -> inGroup(cluster, provider, id, zone, true));
    }

    private void inGroup(ClusterArn cluster, String provider, String id, String zone, boolean present) {
        reports.instanceObserved(new InstanceObservation(
                cluster, id, zone, Resources.of(4096, 8192), ATTRIBUTES, "29.0.0", true, present, false, provider));
    }

    /** One more host for every cluster. */
    public void add(Host host) {
        hosts.add(host);
        clusters.forEach(cluster -> observe(cluster, host, true, true));
    }

    /** A host is gone for good, with all that ran on it. */
    public void lose(Host host) {
        hosts.remove(host);
        running.values().removeIf(start -> host.id().equals(start.hostId()));
        clusters.forEach(cluster -> observe(cluster, host, true, false));
    }

    /** The agent of a host can be reached, or not. */
    public void connect(Host host, boolean connected) {
        clusters.forEach(cluster -> observe(cluster, host, connected, true));
    }

    /** A host is told that it will be taken away. */
    public void leave(Host host) {
        for (ClusterArn cluster : clusters) {
            reports.instanceObserved(new InstanceObservation(
                    cluster,
                    host.id(),
                    host.zone(),
                    Resources.of(host.cpu(), host.memory()),
                    ATTRIBUTES,
                    "29.0.0",
                    true,
                    true,
                    true,
                    null));
        }
    }

    private void observe(ClusterArn cluster, Host host, boolean connected, boolean present) {
        reports.instanceObserved(new InstanceObservation(
                cluster,
                host.id(),
                host.zone(),
                Resources.of(host.cpu(), host.memory()),
                ATTRIBUTES,
                "29.0.0",
                connected,
                present));
    }

    private void report(TaskStart start, TaskStatus status, HealthStatus health) {
        reports.taskObserved(new TaskObservation(
                start.taskArn(),
                status,
                containers(start, ContainerStatus.RUNNING, health, null),
                null,
                null,
                null,
                null));
    }

    private List<ContainerObservation> containers(
            TaskStart start, ContainerStatus status, HealthStatus health, String reason) {
        return start.taskDefinition().containers().stream()
                .map(container -> observation(
                        container.name(),
                        status,
                        container.healthCheck() == null ? HealthStatus.UNKNOWN : health,
                        status == ContainerStatus.STOPPED && reason == null ? 0 : null,
                        reason,
                        status == ContainerStatus.RUNNING ? digest(start, container) : null))
                .toList();
    }

    private String digest(TaskStart start, ContainerDefinition container) {
        return start.pinnedDigest(container.name())
                .orElseGet(() -> digests.getOrDefault(container.image(), "sha256:" + container.image()));
    }

    private static ContainerObservation observation(
            String name,
            ContainerStatus status,
            HealthStatus health,
            Integer exitCode,
            String reason,
            String imageDigest) {
        return new ContainerObservation(
                name, status, health, exitCode, reason, null, imageDigest, 0, List.of(), List.of());
    }
}
