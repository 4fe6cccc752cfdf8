package dev.evenkeel.simulation;

import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EnginePorts;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.placement.BuiltInStrategies;
import dev.evenkeel.core.port.AlarmSource;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.spi.PlacementStrategy;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.sim.Faults;
import dev.evenkeel.sim.SimulatedWorld;
import dev.evenkeel.sim.WorldSettings;
import dev.evenkeel.simulation.invariant.BrokenInvariant;
import dev.evenkeel.simulation.invariant.Invariants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An engine and a simulated world in virtual time, watched: the invariants see every event as it goes on record, and
 * whoever else was brought along.
 *
 * <p>Not for use from several threads at once. It throws {@link BrokenInvariant} from whatever moved time.
 */
public final class Rehearsal {
    /** The account and region it plays in. */
    public static final ArnScope SCOPE = new ArnScope("123456789012", "us-east-1");

    /** The cluster that every engine has. */
    public static final ClusterArn CLUSTER = SCOPE.cluster("default");

    /** When it begins. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final VirtualTimeline timeline = new VirtualTimeline(START);
    private final EngineSettings settings;
    private final Invariants invariants;
    private final WatchedJournal journal;
    private final Engine engine;
    private EngineTimeline engineTime = new EngineTimeline(timeline, Duration.ZERO);
    private @Nullable SimulatedWorld world;

    /**
     * Opens a world and an engine in it.
     *
     * @param seed of everything that is left to chance
     * @param audience is shown each event, after the invariants
     */
    public Rehearsal(long seed, WorldSettings hosts, EventSink... audience) {
        settings = EngineSettings.ecs(SCOPE, seed);
        invariants = new Invariants(settings.healthyAfter(), settings.stoppedTasksKept());
        List<EventSink> watching = new ArrayList<>();
        watching.add(invariants);
        watching.addAll(List.of(audience));
        journal = new WatchedJournal(watching, () -> engineTime.instant());
        engine = new Engine(settings, engineTime, strategies(), reports -> {
            SimulatedWorld opened =
                    new SimulatedWorld(new BackendContext(SCOPE, timeline, reports, seed, new TreeMap<>()), hosts);
            world = opened;
            return new EnginePorts(
                    opened,
                    opened,
                    AlarmSource.NONE,
                    opened,
                    Optional.of(opened.router()),
                    Optional.empty(),
                    journal,
                    (at, event) -> {});
        });
        timeline.runDue();
    }

    /** The engine, as it lives now. */
    public Engine engine() {
        return engine;
    }

    /** What the engine knows. */
    public StateView state() {
        return engine.state();
    }

    /** What can be done to the world. */
    public Faults faults() {
        return world().faults();
    }

    /** The world itself. */
    public SimulatedWorld world() {
        return Objects.requireNonNull(world, "the engine opens its world as it is built");
    }

    /** How much virtual time has passed. */
    public Duration elapsed() {
        return Duration.between(START, timeline.instant());
    }

    /** How many events there were. */
    public long events() {
        return invariants.seen();
    }

    /** All events, in order. */
    public List<Event> journal() {
        return journal.events();
    }

    /** Does something at a time from the beginning. */
    public void at(Duration when, Runnable action) {
        timeline.at(START.plus(when), action);
    }

    /** Lets time go by. */
    public void advance(Duration span) {
        timeline.advance(span);
    }

    /** Lets time go by until something holds; false when it did not within the limit. */
    public boolean advanceUntil(BooleanSupplier condition, Duration limit) {
        timeline.runDue();
        return timeline.advanceUntil(condition, limit);
    }

    /** Lets all happen that is due now. */
    public void runDue() {
        timeline.runDue();
    }

    /** The engine's clock jumps ahead of the world's. */
    public void jumpClock(Duration span) {
        engineTime.jump(span);
    }

    /** Whether nothing is under way. */
    public boolean isSettled() {
        return engine.isSettled();
    }

    /** The number of actions that the world and the engine have asked for. */
    public int waiting() {
        return timeline.waiting();
    }

    /**
     * Checks what can be checked only when nothing is under way: that the events alone make the state, and that what runs
     * in the world is what the engine has (I4).
     */
    public void checkWhole() {
        invariants.instantOver();
        invariants.assertSameAs(engine.state());
        TreeSet<TaskArn> known = new TreeSet<>();
        for (Task task : engine.state().tasks()) {
            if (task.isRunning() && task.isWanted()) {
                known.add(task.taskArn());
            }
        }
        TreeSet<TaskArn> there = new TreeSet<>(faults().tasksWithContainers());
        if (!known.equals(there)) {
            TreeSet<TaskArn> lost = new TreeSet<>(known);
            lost.removeAll(there);
            there.removeAll(known);
            throw new BrokenInvariant(
                    "I4", "tasks without containers: " + lost + ", containers without task: " + there);
        }
    }

    /** Asks the engine for something; its refusal is the caller's to judge. */
    public <T> T ask(Ask<T> question) throws EcsException {
        return question.ask(engine);
    }

    /** Something asked of an engine. */
    public interface Ask<T> {
        T ask(Engine engine);
    }

    private static SortedMap<String, PlacementStrategy> strategies() {
        SortedMap<String, PlacementStrategy> all = new TreeMap<>();
        for (PlacementStrategy strategy : new BuiltInStrategies().placementStrategies()) {
            all.put(strategy.name(), strategy);
        }
        return all;
    }
}
