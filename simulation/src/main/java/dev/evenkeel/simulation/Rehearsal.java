package dev.evenkeel.simulation;

import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EnginePorts;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.placement.BuiltInStrategies;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.state.RelevantHistory;
import dev.evenkeel.core.state.State;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.sim.Faults;
import dev.evenkeel.sim.SimulatedWorld;
import dev.evenkeel.sim.WorldSettings;
import dev.evenkeel.simulation.invariant.BrokenInvariant;
import dev.evenkeel.simulation.invariant.Invariants;
import dev.evenkeel.simulation.invariant.RunningTasks;
import dev.evenkeel.simulation.invariant.StateDifference;
import dev.evenkeel.simulation.perturbation.Perturbation;
import dev.evenkeel.simulation.perturbation.PerturbationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** How long a crashed engine is down before another goes on from its journal. */
    private static final Duration DOWN = Duration.ofSeconds(10);

    private final VirtualTimeline timeline = new VirtualTimeline(START);
    private final ReportRelay relay = new ReportRelay(timeline);
    private final EngineSettings settings;
    private final Invariants invariants;
    private final WatchedJournal journal;
    private final SimulatedWorld world;
    private final Readings readings;
    private final @Nullable Perturbation planned;
    private EngineTimeline engineTime;
    private @Nullable Engine engine;
    private boolean answeredStale;
    private int reboots;

    /**
     * Opens a world and an engine in it.
     *
     * @param seed of everything that is left to chance
     * @param audience is shown each event, after the invariants
     */
    public Rehearsal(long seed, WorldSettings hosts, EventSink... audience) {
        this(seed, hosts, null, audience);
    }

    /**
     * Opens a world and an engine in it.
     *
     * @param seed of everything that is left to chance
     * @param planned goes wrong once; null for nothing. The first write makes the default cluster as an engine begins:
     *     there is none before it that could crash
     * @param audience is shown each event, after the invariants
     */
    public Rehearsal(long seed, WorldSettings hosts, @Nullable Perturbation planned, EventSink... audience) {
        this.planned = planned;
        settings = EngineSettings.ecs(SCOPE, seed);
        invariants = new Invariants(settings.healthyAfter(), settings.stoppedTasksKept());
        List<EventSink> watching = new ArrayList<>();
        watching.add(invariants);
        watching.addAll(List.of(audience));
        engineTime = newTime(Duration.ZERO);
        journal = new WatchedJournal(watching, this::engineInstant);
        world = new SimulatedWorld(new BackendContext(SCOPE, timeline, relay, seed, new TreeMap<>()), hosts);
        readings = new Readings(world.alarmSource(), world);
        if (planned != null) {
            plan(planned);
        }
        engine = open();
        timeline.runDue();
    }

    private void plan(Perturbation perturbation) {
        relay.plan(perturbation);
        switch (perturbation.kind().points()) {
            case WRITES ->
                journal.planCrash(perturbation.point() - 1, perturbation.kind() == PerturbationKind.CRASH_BEFORE_WRITE);
            case READINGS -> readings.staleAt(perturbation.point());
            case REPORTS -> {} // the relay sees to it
        }
    }

    private Instant engineInstant() {
        return engineTime.instant();
    }

    private EngineTimeline newTime(Duration ahead) {
        return new EngineTimeline(timeline, ahead, this::crashed);
    }

    /** An engine that goes on from what is on record, if anything is. */
    private Engine open() {
        return new Engine(
                settings,
                engineTime,
                BuiltInStrategies.byName(),
                reports -> {
                    relay.to(reports);
                    return new EnginePorts(
                            world,
                            readings,
                            readings,
                            world,
                            Optional.of(world.router()),
                            Optional.of(world.hooks()),
                            journal,
                            (at, event) -> {});
                },
                // What a journal may leave out must not be missed, so that here it always does.
                RelevantHistory.of(journal.recover()));
    }

    /** The engine is lost, with all that it had in memory, and another goes on from its journal at once. */
    public void reboot() {
        stop();
        start();
    }

    /** The engine crashes at the next write but so many: before it, and it is lost, or right after it. */
    public void crashAtWrite(int ahead, boolean lost) {
        failAtWrite(ahead, lost ? WatchedJournal.Fate.LOST : WatchedJournal.Fate.KEPT);
    }

    /** How many points there were so far at which something could go wrong. */
    public int points(PerturbationKind.Points points) {
        return switch (points) {
            case WRITES -> journal.writes();
            case REPORTS -> relay.reports();
            case READINGS -> readings.asked();
        };
    }

    /** The engine crashes in the middle of the next write but so many. */
    public void tearWrite(int ahead) {
        failAtWrite(ahead, WatchedJournal.Fate.TORN);
    }

    /** The next write but so many fails, and is on record all the same, or is not. */
    public void refuseWrite(int ahead, boolean kept) {
        failAtWrite(ahead, kept ? WatchedJournal.Fate.REFUSED_AND_KEPT : WatchedJournal.Fate.REFUSED);
    }

    /** From now on every write fails for want of room, or none does for it any more. */
    public void fillDisk(boolean begins) {
        journal.full(begins);
    }

    private void failAtWrite(int ahead, WatchedJournal.Fate fate) {
        journal.failAt(journal.writes() + ahead, fate);
    }

    /** No write fails from now on, and an engine that is down is followed by another now. */
    public void mend() {
        journal.heal();
        start();
    }

    /** Trouble is over: what happens from now on is told at once, and to an engine that lives. */
    public void calm() {
        invariants.calm(engineInstant());
    }

    /** Checks what holds when nothing is under way (I13). */
    public void checkRest() {
        invariants.atRest();
    }

    /** How many times an engine was followed by another. */
    public int reboots() {
        return reboots;
    }

    /** How many writes to its journal there were. */
    public int writes() {
        return journal.writes();
    }

    private void crashed() {
        if (engine != null) {
            staysSilent(engine);
        }
        stop();
        timeline.at(timeline.instant().plus(DOWN), this::start);
    }

    /** What an engine cannot put on record it must not acknowledge, then or later: nobody would know of it after it (I14). */
    private static void staysSilent(Engine failed) {
        try {
            Calls.ask(failed, "CreateCluster", Map.of("clusterName", "unrecorded"));
        } catch (ControlPlaneCrash | IllegalStateException refused) {
            return;
        }
        throw new BrokenInvariant("I14", "an engine goes on though it could not put on record what it did");
    }

    private void stop() {
        if (engine != null) {
            engine.close();
        }
        engine = null;
        engineTime.end();
        invariants.interrupted();
        relay.to(null);
    }

    private void start() {
        if (engine != null) {
            return;
        }
        reboots++;
        engineTime = newTime(engineTime.ahead());
        boolean stale = planned != null
                && planned.kind() == PerturbationKind.STALE_RESTART
                && journal.hasPlannedCrash()
                && !answeredStale;
        answeredStale |= stale;
        relay.answerStale(stale);
        Engine opened = open();
        relay.answerStale(false);
        engine = opened;
        StateDifference.between(invariants.state(), opened.state()).ifPresent(difference -> {
            throw new BrokenInvariant("I14", "the journal does not make the state: " + difference);
        });
    }

    /**
     * The engine that lives now.
     *
     * @throws EngineDown when none does
     */
    public Engine engine() {
        if (engine == null) {
            throw new EngineDown();
        }
        return engine;
    }

    /** What is on record, which is what the engine knows. */
    public StateView state() {
        return invariants.state();
    }

    /** What can be done to the world. */
    public Faults faults() {
        return world.faults();
    }

    /** The world itself. */
    public SimulatedWorld world() {
        return world;
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
        return engine != null && engine.isSettled();
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
        if (engine == null) {
            throw new BrokenInvariant("L3", "nobody answers");
        }
        invariants.assertSameAs(engine.state());
        State condensed = new State();
        RelevantHistory.of(journal.events()).forEach(condensed::apply);
        StateDifference.between(engine.state(), condensed).ifPresent(difference -> {
            throw new BrokenInvariant("I14", "the condensed journal does not make the state: " + difference);
        });
        RunningTasks.check(state(), faults().tasksWithContainers());
    }

    /**
     * Asks the engine for something; its refusal is the caller's to judge.
     *
     * @throws EngineDown when there is none, or it ended before it had answered
     */
    public <T> T ask(Ask<T> question) throws EcsException {
        Engine asked = engine;
        if (asked == null) {
            throw new EngineDown();
        }
        try {
            return question.ask(asked);
        } catch (ControlPlaneCrash | DiskFailure crash) {
            crashed();
            throw new EngineDown();
        }
    }

    /** Something asked of an engine. */
    public interface Ask<T> {
        T ask(Engine engine);
    }
}
