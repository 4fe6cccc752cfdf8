package dev.evenkeel.core.engine;

import dev.evenkeel.core.capacity.CapacityScaling;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.cluster.ClusterStatus;
import dev.evenkeel.core.deployment.ImageResolution;
import dev.evenkeel.core.discovery.Discovery;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.LifecycleHooks;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.service.HookCalls;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskLaunch;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TrafficSplit;

/** What the world is asked to do when an event is on record. Every call may come twice and does what once does. */
final class Effects {
    private final StateView state;
    private final EnginePorts ports;
    private final LifecycleHooks lifecycleHooks;

    Effects(StateView state, EnginePorts ports, LifecycleHooks lifecycleHooks) {
        this.state = state;
        this.ports = ports;
        this.lifecycleHooks = lifecycleHooks;
    }

    void of(Event event) {
        switch (event) {
            case Event.TaskCreated e
            when e.task().launch().isPlaced() -> ports.taskRuntime().start(start(e.task()));
            case Event.TaskPlaced e ->
                state.task(e.taskArn()).ifPresent(task -> ports.taskRuntime().start(start(task)));
            case Event.CapacityEvaluated e ->
                resize(e.scaling().clusterName(), e.scaling().capacityProvider());
            case Event.ContainerInstanceReleased e -> release(e.containerInstanceArn());
            case Event.TaskStopRequested e -> stop(e.taskArn());
            case Event.TaskDrained e -> ports.taskRuntime().stop(e.taskArn());
            case Event.TaskProgressed e when e.progress().lastStatus() == TaskStatus.STOPPED -> deregister(e.taskArn());
            case Event.TargetRegistered e ->
                ports.trafficRouter()
                        .ifPresent(router -> router.register(e.target().registration()));
            case Event.UnknownTargetSeen e -> ports.trafficRouter().ifPresent(router -> router.deregister(e.target()));
            case Event.TrafficShifted e -> ports.trafficRouter().ifPresent(router -> router.split(e.split()));
            case Event.LoadBalancerPut e -> configure();
            case Event.TargetGroupPut e -> configure();
            case Event.ListenerPut e -> configure();
            case Event.RulePut e -> configure();
            case Event.BalancingDeleted e -> configure();
            case Event.BalancingAttributesChanged e -> configure();
            case Event.StaticTargetsChanged e -> configure();
            case Event.TargetTakenOut e -> ports.trafficRouter().ifPresent(router -> router.deregister(e.target()));
            case Event.HookCalled e -> lifecycleHooks.call(e.call());
            case Event.UnknownTaskSeen e -> ports.taskRuntime().stop(e.taskArn());
            case Event.TaskForgotten e -> ports.taskRuntime().forget(e.taskArn());
            case Event.ClusterCreated e -> {
                ports.capacityPool().offer(e.cluster().clusterArn());
                resizeAll(e.cluster());
            }
            case Event.ClusterChanged e -> {
                if (e.cluster().status() == ClusterStatus.INACTIVE) {
                    ports.capacityPool().withdraw(e.cluster().clusterArn());
                } else {
                    resizeAll(e.cluster());
                }
            }
            default -> {} // known to us alone
        }
    }

    /**
     * Asks the world again for all that the state wants of it: after a restart nobody knows which calls were made and which
     * reports were missed. Calls are idempotent, so that what was asked before does no harm.
     */
    void resume() {
        configure();
        state.clusters().stream()
                .filter(cluster -> cluster.status() != ClusterStatus.INACTIVE)
                .forEach(cluster -> {
                    ports.capacityPool().offer(cluster.clusterArn());
                    for (ContainerInstance instance : state.containerInstances(cluster.name())) {
                        ports.capacityPool().observe(cluster.clusterArn(), instance.hostId());
                    }
                    resizeAll(cluster);
                });
        for (Task task : state.tasks()) {
            if (!task.isStopped()) {
                resume(task);
                continue;
            }
            // It may be that neither runtime nor router was told before the crash.
            if (task.mayLinger()) {
                ports.taskRuntime().stop(task.taskArn());
            }
            deregister(task.taskArn());
        }
        ports.taskRuntime()
                .observeOthers(state.tasks().stream()
                        .filter(task -> task.isStopped() && isDefined(task))
                        .map(this::start)
                        .toList());
        for (Service service : state.services()) {
            for (TrafficSplit split : state.trafficSplits(service.serviceArn())) {
                ports.trafficRouter().ifPresent(router -> router.split(split));
            }
            HookCalls.open(state, service).forEach(lifecycleHooks::call);
        }
    }

    /** Every group of a cluster's providers should be as large as it was said to be; a new one begins with its least. */
    private void resizeAll(Cluster cluster) {
        for (String provider : cluster.capacityProviders()) {
            if (state.capacityProvider(provider).isPresent()) {
                resize(cluster.name(), provider);
            }
        }
    }

    private void resize(String cluster, String provider) {
        int hosts = state.capacityScaling(cluster, provider)
                .map(CapacityScaling::desired)
                .orElse(0);
        state.cluster(cluster).ifPresent(found -> ports.capacityPool().resize(found.clusterArn(), provider, hosts));
    }

    private void release(ContainerInstanceArn arn) {
        state.containerInstance(arn)
                .ifPresent(instance -> state.cluster(instance.clusterName())
                        .ifPresent(cluster -> ports.capacityPool().release(cluster.clusterArn(), instance.hostId())));
    }

    private void resume(Task task) {
        if (!task.isWanted()) {
            // First taken over, then stopped: so it is given its time to stop, and its exit codes are seen.
            observe(task);
            stop(task.taskArn());
            return;
        }
        if (!task.launch().isPlaced()) {
            return; // nobody runs it yet
        }
        if (task.lastStatus().compareTo(TaskStatus.ACTIVATING) < 0) {
            ports.taskRuntime().start(start(task));
        } else {
            observe(task);
        }
        for (Target target : state.targetsOf(task.taskArn())) {
            ports.trafficRouter().ifPresent(router -> router.register(target.registration()));
        }
    }

    private void configure() {
        ports.trafficRouter().ifPresent(router -> router.configure(state.balancing()));
    }

    private void observe(Task task) {
        ports.taskRuntime().observe(start(task), task.progress().containers());
    }

    /** What a task was made from may be deleted when it has stopped. */
    private boolean isDefined(Task task) {
        return state.taskDefinition(task.launch().taskDefinitionArn()).isPresent();
    }

    /** A task that gets requests is told to stop only when it has drained. */
    private void stop(TaskArn task) {
        deregister(task);
        if (!state.isDraining(task)) {
            ports.taskRuntime().stop(task);
        }
    }

    private void deregister(TaskArn task) {
        for (Target target : state.targetsOf(task)) {
            if (!target.isGone()) {
                ports.trafficRouter().ifPresent(router -> router.deregister(target.id()));
            }
        }
    }

    private TaskStart start(Task task) {
        TaskLaunch launch = task.launch();
        ServiceArn service = launch.serviceArn();
        TaskDefinition definition =
                state.taskDefinition(launch.taskDefinitionArn()).orElseThrow();
        return new TaskStart(
                task.taskArn(),
                launch.clusterArn(),
                definition,
                launch.overrides(),
                launch.launchType(),
                launch.hostId(),
                launch.availabilityZone(),
                service == null ? null : service.name(),
                service == null ? null : service.value(),
                launch.startedBy(),
                launch.hostPorts(),
                ImageResolution.pinned(state, task),
                Discovery.of(state, task, definition));
    }
}
