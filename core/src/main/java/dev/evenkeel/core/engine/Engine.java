package dev.evenkeel.core.engine;

import dev.evenkeel.core.agent.AgentApi;
import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.balancing.BalancingApi;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.cluster.ClusterStatus;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.operation.Operations;
import dev.evenkeel.core.operation.balancing.BalancingOperations;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.LifecycleHooks;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.StaticTargetObservation;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.spi.PlacementStrategy;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.State;
import dev.evenkeel.core.state.StateView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The engine of one region: the single writer of its state.
 *
 * <p>A command or a report becomes events, which are applied, go to the journal, and then have their effects. What they
 * made dirty is decided in a {@link Pass} of its own, right after and never inside the command (so ECS does: UpdateService
 * answers before anything has happened). Between passes the engine sleeps until the earliest instant that a decision
 * asked for.
 *
 * <p>Everything but the {@link Reports} it hands to adapters must be called on its timeline.
 */
public final class Engine {
    private final EngineSettings settings;
    private final Timeline timeline;
    private final EnginePorts ports;
    private final State state = new State();
    private final Pass pass;
    private final Effects effects;
    private final EcsApi ecs;
    private final AutoScalingApi autoScaling;
    private final BalancingApi balancing;
    private boolean passRequested;
    private boolean closed;
    private @Nullable Instant sleepsUntil;
    private @Nullable RuntimeException failure;

    /** Builds an engine that has no past, and its default cluster. */
    public Engine(
            EngineSettings settings,
            Timeline timeline,
            SortedMap<String, PlacementStrategy> strategies,
            Function<Reports, EnginePorts> ports) {
        this(settings, timeline, strategies, ports, List.of());
    }

    /**
     * Builds an engine that goes on where another ended, from what that one had put on record: the world is asked again for
     * all that is wanted of it, and every service is looked at.
     *
     * @param strategies by the name that {@code placementStrategy[].type} selects them with
     * @param ports is given where adapters report to, and opens them
     * @param recorded what the journal holds, from its beginning; empty for an engine without a past, which makes its
     *     default cluster
     */
    public Engine(
            EngineSettings settings,
            Timeline timeline,
            SortedMap<String, PlacementStrategy> strategies,
            Function<Reports, EnginePorts> ports,
            Iterable<Event> recorded) {
        this.settings = settings;
        this.timeline = timeline;
        Placement placement = new Placement(strategies);
        Reports reports = new TimelineReports();
        this.ports = ports.apply(reports);
        this.pass = new Pass(settings, state, placement, this.ports);
        this.effects = new Effects(
                state, this.ports, this.ports.lifecycleHooks().orElseGet(() -> LifecycleHooks.none(reports)));
        Operations operations = new Operations(placement);
        this.ecs = new EcsCommands(operations, this::command, this.ports.commandSessions());
        this.autoScaling = new AutoScalingCommands(operations, this::command);
        this.balancing = new BalancingCommands(new BalancingOperations(), this::command);
        recorded.forEach(state::apply);
        if (state.version() == 0) {
            createDefaultCluster();
            this.ports.taskRuntime().observeOthers(List.of());
        } else {
            resume();
        }
    }

    private void resume() {
        pass.resume(timeline.instant());
        effects.resume();
        requestPass();
    }

    /** Both ECS and its users take a cluster named default for granted. */
    private void createDefaultCluster() {
        run(change -> change.emit(new Event.ClusterCreated(new Cluster(
                settings.scope().cluster("default"),
                ClusterStatus.ACTIVE,
                List.of(),
                List.of(),
                List.of(),
                change.now(),
                Map.of()))));
    }

    /** The operations of ECS; on the timeline only. */
    public EcsApi ecs() {
        return ecs;
    }

    /** The operations of Application Auto Scaling; on the timeline only. */
    public AutoScalingApi autoScaling() {
        return autoScaling;
    }

    /** The operations of Elastic Load Balancing; on the timeline only. */
    public BalancingApi balancing() {
        return balancing;
    }

    /** The state, live; on the timeline only. */
    public StateView state() {
        return state;
    }

    /** What tasks may ask; on the timeline only. */
    public AgentApi agent() {
        return new TaskAgent(state, settings.scope(), ecs);
    }

    /** Why services and tasks are as they are; on the timeline only. */
    public Explanations explanations() {
        return pass.explanations();
    }

    /** What it is set to. */
    public EngineSettings settings() {
        return settings;
    }

    /** Ends it: nothing it has put on the timeline, and no report, does anything any more. What it began goes on. */
    public void close() {
        closed = true;
    }

    /** Whether nothing is under way: every task is where it is wanted, and every service steady or gone. */
    public boolean isSettled() {
        return !passRequested
                && state.unsettledTasks() == 0
                && state.services().stream().allMatch(service -> switch (service.status()) {
                    case ACTIVE -> service.steady() || isPaused(service);
                    case DRAINING -> false;
                    case INACTIVE -> true;
                });
    }

    /** A deployment that waits for somebody goes nowhere by itself. */
    private boolean isPaused(Service service) {
        return state.staged(service.serviceArn())
                .filter(StagedDeployment::isPaused)
                .isPresent();
    }

    /** Runs a command: its answer, or its refusal with nothing changed. */
    private <T> T command(Function<Change, T> command) {
        Change change = newChange();
        T answer;
        try {
            answer = command.apply(change);
        } catch (EcsException refusal) {
            if (!change.events().isEmpty()) {
                throw broken(change, refusal);
            }
            throw refusal;
        } catch (RuntimeException defect) {
            throw broken(change, defect);
        }
        note(change);
        commit(change);
        return answer;
    }

    /** A pass of decisions, which has noted its own events. */
    private void decide() {
        if (!closed) {
            commit(applied(pass::decide));
        }
    }

    private void run(Consumer<Change> action) {
        if (closed) {
            return;
        }
        Change change = applied(action);
        note(change);
        commit(change);
    }

    private Change applied(Consumer<Change> action) {
        Change change = newChange();
        try {
            action.accept(change);
        } catch (RuntimeException defect) {
            throw broken(change, defect);
        }
        return change;
    }

    private void note(Change change) {
        for (int i = 0; i < change.size(); i++) {
            pass.note(change.event(i), change.now());
        }
    }

    /** A defect after events were emitted: the state has them, the journal never will, so the engine stops. */
    private RuntimeException broken(Change change, RuntimeException defect) {
        if (change.events().isEmpty()) {
            return defect;
        }
        failure = new IllegalStateException(
                "an action failed after it had emitted " + change.events().size() + " events", defect);
        return failure;
    }

    private Change newChange() {
        if (closed) {
            throw new IllegalStateException("the engine is closed");
        }
        if (failure != null) {
            // What is in memory may not be on record: going on could promise what a restart would not know.
            throw new IllegalStateException("the engine stopped at an earlier failure", failure);
        }
        return new Change(state, settings.scope(), settings.seed(), timeline.instant());
    }

    private void commit(Change change) {
        List<Event> events = change.events();
        if (!events.isEmpty()) {
            try {
                ports.journal().append(events);
            } catch (RuntimeException unrecorded) {
                failure = unrecorded;
                throw unrecorded;
            }
            for (Event event : events) {
                effects.of(event);
                ports.eventSink().accept(change.now(), event);
            }
        }
        if (pass.isDirty()) {
            requestPass();
        }
        sleep();
    }

    private void requestPass() {
        if (!passRequested) {
            passRequested = true;
            timeline.execute(() -> {
                passRequested = false;
                decide();
            });
        }
    }

    /** Sets the timer for the earliest instant something is due, unless an earlier one is set already. */
    private void sleep() {
        Instant next = pass.next().orElse(null);
        if (next == null || (sleepsUntil != null && !next.isBefore(sleepsUntil))) {
            return;
        }
        sleepsUntil = next;
        timeline.at(next, () -> {
            if (next.equals(sleepsUntil)) {
                sleepsUntil = null;
                decide();
            }
        });
    }

    /** Reports from any thread, handled one after another on the timeline. */
    private final class TimelineReports implements Reports {
        @Override
        public void taskObserved(TaskObservation observation) {
            timeline.execute(() -> run(change -> TaskObserver.observe(
                    change, observation, ports.trafficRouter().isPresent())));
        }

        @Override
        public void instanceObserved(InstanceObservation observation) {
            timeline.execute(() -> run(change -> InstanceObserver.observe(change, observation)));
        }

        @Override
        public void targetObserved(TargetObservation observation) {
            timeline.execute(() -> run(change -> TargetObserver.observe(change, observation)));
        }

        @Override
        public void staticTargetObserved(StaticTargetObservation observation) {
            timeline.execute(() -> run(change -> StaticTargetObserver.observe(change, observation)));
        }

        @Override
        public void hookAnswered(HookAnswer answer) {
            timeline.execute(() -> run(change -> HookObserver.observe(change, answer)));
        }

        @Override
        public void fargateObserved(String capacityProvider, boolean hasCapacity) {
            timeline.execute(() -> run(change -> {
                if (change.state().hasFargateCapacity(capacityProvider) != hasCapacity) {
                    change.emit(new Event.FargateCapacityChanged(capacityProvider, hasCapacity));
                }
            }));
        }
    }
}
