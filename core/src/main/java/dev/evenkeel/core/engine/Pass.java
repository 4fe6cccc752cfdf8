package dev.evenkeel.core.engine;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.ScaleInOrder;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.scaling.RequestCounts;
import dev.evenkeel.core.scaling.ServiceScaling;
import dev.evenkeel.core.service.Decision;
import dev.evenkeel.core.service.Decisions;
import dev.evenkeel.core.service.Enactment;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceReconciler;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * One round of decisions.
 *
 * <ol>
 *   <li>Forget what is long over.
 *   <li>Scale, when a period of metrics has ended.
 *   <li>Assess the tasks that something was seen of, or whose time has come.
 *   <li>Wake the services that asked to be woken by now, and those that wait for room where room appeared.
 *   <li>Reconcile daemon services whose hosts changed, before all others take the room.
 *   <li>Reconcile every service that something changed for, until none wants anything more; look at the alarms of its
 *       deployment first.
 * </ol>
 */
final class Pass {
    /** A service that still wants something after so many rounds at one instant is a defect of the rules. */
    private static final int ROUNDS_MAX = 50;

    private final EngineSettings settings;
    private final StateView state;
    private final Placement placement;
    private final ServiceReconciler reconciler;
    private final Enactment enactment;
    private final AlarmObserver alarmObserver;
    private final MetricSource metrics;
    private final RequestCounts requests;
    private final Housekeeping housekeeping;
    private final TargetDeadlines targetDeadlines;
    private final DeletedTaskDefinitions deletedTaskDefinitions;
    private final CapacityRounds capacity;
    private final Assessments assessments;
    private final Wakeups<ServiceArn> wakeups = new Wakeups<>();
    private final HostFollowers hostFollowers = new HostFollowers();
    private final NavigableSet<ServiceArn> dirty = new TreeSet<>();
    private final SortedSet<String> clustersWithRoom = new TreeSet<>();
    /** Services that wait until they look for room again. */
    private final NavigableSet<ServiceArn> waitingForRoom = new TreeSet<>();

    private final List<ServiceArn> fulfilled = new ArrayList<>();
    private Instant nextPeriod = Instant.MAX;

    Pass(EngineSettings settings, StateView state, Placement placement, EnginePorts ports) {
        this.settings = settings;
        this.state = state;
        metrics = ports.metricSource();
        requests = new RequestCounts(ports.trafficRouter());
        this.placement = placement;
        reconciler = new ServiceReconciler(new ScaleInOrder(placement));
        assessments = new Assessments(settings.healthyAfter());
        enactment = new Enactment(placement);
        alarmObserver = new AlarmObserver(ports.alarmSource());
        capacity = new CapacityRounds(state, placement, settings);
        housekeeping = new Housekeeping(settings, state);
        targetDeadlines = new TargetDeadlines(state);
        deletedTaskDefinitions = new DeletedTaskDefinitions(state);
    }

    /** Why things are as they are, from those who decide about them. */
    Explanations explanations() {
        return new Explanations(state, reconciler, placement, settings.healthyAfter());
    }

    boolean isDirty() {
        return !dirty.isEmpty()
                || !clustersWithRoom.isEmpty()
                || !fulfilled.isEmpty()
                || !assessments.isEmpty()
                || !hostFollowers.isEmpty()
                || deletedTaskDefinitions.isDirty()
                || capacity.isDirty();
    }

    /** When the next pass is needed if nothing happens before. */
    Optional<Instant> next() {
        Instant next = nextPeriod;
        for (Optional<Instant> due : List.of(
                wakeups.next(), housekeeping.next(), assessments.next(), capacity.next(), targetDeadlines.next())) {
            next = due.isPresent() && due.get().isBefore(next) ? due.get() : next;
        }
        return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
    }

    /** Takes up, after a restart, all that earlier events had asked to be looked at. */
    void resume(Instant now) {
        for (Service service : state.services()) {
            if (service.status() == ServiceStatus.INACTIVE) {
                housekeeping.serviceInactive(service.serviceArn(), now);
            } else {
                dirty.add(service.serviceArn());
                waitingForRoom.add(service.serviceArn());
                assessments.addAll(state, service.serviceArn());
            }
        }
        housekeeping.resume(state);
        capacity.resume(now);
        state.inactiveInstances()
                .forEach(instance -> housekeeping.instanceInactive(instance.containerInstanceArn(), now));
        targetDeadlines.resume();
        deletedTaskDefinitions.resume();
        if (!state.scalingPolicies().isEmpty()) {
            startPeriods(now);
        }
    }

    /** Marks what an event has made worth looking at; a pass notes its own events itself. */
    void note(Event event, Instant now) {
        capacity.note(event, now);
        targetDeadlines.note(event);
        deletedTaskDefinitions.note(event);
        hostFollowers.note(event, state);
        switch (event) {
            case Event.ServiceCreated e -> dirty.add(e.service().serviceArn());
            case Event.ServiceSettingsChanged e -> {
                dirty.add(e.serviceArn());
                assessments.addAll(state, e.serviceArn());
            }
            case Event.DesiredCountChanged e -> dirty.add(e.serviceArn());
            case Event.ServiceStatusChanged e -> {
                dirty.add(e.serviceArn());
                if (e.status() == ServiceStatus.INACTIVE) {
                    housekeeping.serviceInactive(e.serviceArn(), now);
                }
            }
            case Event.ServiceSteadinessChanged e -> {
                if (e.steady()) {
                    fulfilled.add(e.serviceArn());
                }
            }
            case Event.DeploymentCreated e -> dirty.add(e.serviceArn());
            case Event.DeploymentChanged e -> {
                dirty.add(e.serviceArn());
                if (e.deployment().placementTrouble() != null) {
                    waitingForRoom.add(e.serviceArn());
                }
            }
            case Event.DeploymentDrained e -> dirty.add(e.serviceArn());
            case Event.StageMoved e -> dirty.add(e.staged().serviceArn());
            case Event.ServiceDeploymentChanged e -> {
                dirty.add(e.history().serviceArn());
                if (!e.history().isOpen()) {
                    housekeeping.deploymentEnded(e.history().serviceDeploymentArn(), now);
                }
            }
            case Event.RolledBack e -> dirty.add(e.serviceArn());
            case Event.TaskProgressed e -> {
                state.task(e.taskArn()).ifPresent(assessments::add);
                markServiceOf(e.taskArn());
                if (e.progress().lastStatus() == TaskStatus.STOPPED) {
                    clustersWithRoom.add(e.taskArn().clusterName());
                    housekeeping.taskStopped(e.taskArn(), now);
                }
            }
            case Event.TargetChanged e -> state.task(e.target().id().taskArn()).ifPresent(assessments::add);
            case Event.TaskStandingChanged e -> markServiceOf(e.taskArn());
            case Event.TaskStopRequested e -> markServiceOf(e.taskArn());
            case Event.TaskDrained e -> markServiceOf(e.taskArn());
            case Event.TaskProtectionChanged e -> markServiceOf(e.taskArn());
            case Event.ZoneMoveChanged e -> {
                dirty.add(e.serviceArn());
                if (e.move() != null && e.move().started().isEmpty()) {
                    waitingForRoom.add(e.serviceArn());
                }
            }
            case Event.TaskSetCreated e -> dirty.add(e.taskSet().serviceArn());
            case Event.TaskSetChanged e -> dirty.add(e.taskSet().serviceArn());
            case Event.TaskSetDeleted e -> dirty.add(e.serviceArn());
            case Event.ContainerInstanceRegistered e ->
                clustersWithRoom.add(e.instance().clusterName());
            case Event.ContainerInstanceChanged e -> {
                clustersWithRoom.add(e.instance().clusterName());
                state.tasksOn(e.instance().containerInstanceArn()).forEach(task -> markServiceOf(task.taskArn()));
            }
            case Event.FargateCapacityChanged e ->
                state.clusters().forEach(cluster -> clustersWithRoom.add(cluster.name()));
            case Event.TaskPlaced e -> state.task(e.taskArn()).ifPresent(assessments::add);
            case Event.ContainerInstanceLost e -> housekeeping.instanceInactive(e.containerInstanceArn(), now);
            case Event.ContainerInstanceDeregistered e -> housekeeping.instanceInactive(e.containerInstanceArn(), now);
            case Event.ScalingPolicyPut e -> startPeriods(now);
            case Event.TokenRemembered e -> housekeeping.tokenRemembered(e.key(), now);
            default -> {} // nothing is decided for it
        }
    }

    private void markServiceOf(TaskArn task) {
        state.task(task)
                .flatMap(found -> Optional.ofNullable(found.launch().serviceArn()))
                .ifPresent(dirty::add);
    }

    private void startPeriods(Instant now) {
        if (nextPeriod.equals(Instant.MAX)) {
            nextPeriod = settings.endOfPeriod(now);
        }
    }

    /** Runs the round. */
    void decide(Change change) {
        housekeeping.run(change);
        targetDeadlines.run(change);
        if (!change.now().isBefore(nextPeriod)) {
            ServiceScaling.evaluate(change, metrics, requests);
            nextPeriod = state.scalingPolicies().isEmpty() ? Instant.MAX : settings.endOfPeriod(change.now());
        }
        fulfilled.forEach(service -> ServiceScaling.fulfil(change, service));
        fulfilled.clear();
        assessments.run(change);
        dirty.addAll(wakeups.takeDue(change.now()));
        int noted = noteFrom(change, 0);
        SortedSet<ServiceArn> daemons = hostFollowers.take(state, dirty);
        daemons.addAll(
                tryAgainWhereRoomAppeared(change, service -> service.settings().isDaemon()));
        for (ServiceArn daemon : daemons) {
            noted = decide(change, daemon, noted);
        }
        capacity.run(change, clustersWithRoom);
        tryAgainWhereRoomAppeared(change, service -> true);
        clustersWithRoom.clear();
        noted = noteFrom(change, noted);
        while (!dirty.isEmpty()) {
            noted = decide(change, dirty.first(), noted);
        }
        deletedTaskDefinitions.run(change);
        noteFrom(change, noted);
    }

    /** Decides about one service; returns how many events are noted. */
    private int decide(Change change, ServiceArn service, int noted) {
        reconcile(change, service);
        int now = noteFrom(change, noted);
        // It was decided about until it wanted nothing more: what that brought about is no reason to look again.
        dirty.remove(service);
        return now;
    }

    private void reconcile(Change change, ServiceArn arn) {
        state.service(arn).ifPresent(service -> alarmObserver.observe(change, service));
        for (int round = 0; round < ROUNDS_MAX; round++) {
            Optional<Service> service = state.service(arn);
            if (service.isEmpty()) {
                wakeups.set(arn, null);
                return;
            }
            Decisions decisions = reconciler.reconcile(state, service.get(), change.now());
            if (decisions.decisions().isEmpty()) {
                wakeups.set(arn, decisions.wakeAt());
                return;
            }
            for (Decision decision : decisions.decisions()) {
                enactment.enact(change, arn, decision);
            }
        }
        throw new IllegalStateException(
                arn + " still wants something after " + ROUNDS_MAX + " rounds at " + change.now());
    }

    /** Notes what the pass itself has brought about; returns how many events are noted. */
    private int noteFrom(Change change, int first) {
        for (int i = first; i < change.size(); i++) {
            note(change.event(i), change.now());
        }
        return change.size();
    }

    private List<ServiceArn> tryAgainWhereRoomAppeared(Change change, Predicate<Service> which) {
        List<ServiceArn> trying = clustersWithRoom.isEmpty()
                ? List.of()
                : waitingForRoom.stream()
                        .filter(arn -> clustersWithRoom.contains(arn.clusterName()))
                        .filter(arn -> state.service(arn).map(which::test).orElse(true))
                        .toList();
        for (ServiceArn arn : trying) {
            waitingForRoom.remove(arn);
            state.service(arn).map(Service::deployments).orElse(List.of()).stream()
                    .filter(deployment -> deployment.placementTrouble() != null && deployment.retryAt() != null)
                    .forEach(deployment -> change.emit(new Event.DeploymentChanged(
                            arn, deployment.withAttempts(deployment.attempts().retryingAtOnce(), change.now()))));
            state.zoneMove(arn)
                    .filter(move -> move.started().isEmpty())
                    .ifPresent(move -> change.emit(new Event.ZoneMoveChanged(arn, null)));
        }
        return trying;
    }
}
