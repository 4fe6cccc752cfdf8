package dev.evenkeel.simulation.play;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.sim.WorldSettings;
import dev.evenkeel.simulation.Calls;
import dev.evenkeel.simulation.EngineDown;
import dev.evenkeel.simulation.Rehearsal;
import dev.evenkeel.simulation.fault.FaultKind;
import dev.evenkeel.simulation.fault.FaultSchedule;
import dev.evenkeel.simulation.fault.Injection;
import dev.evenkeel.simulation.fault.Injector;
import dev.evenkeel.simulation.invariant.BrokenInvariant;
import dev.evenkeel.simulation.perturbation.Perturbation;
import dev.evenkeel.simulation.perturbation.PerturbationKind;
import dev.evenkeel.simulation.scenario.Action;
import dev.evenkeel.simulation.scenario.Fleet;
import dev.evenkeel.simulation.scenario.Scenario;
import dev.evenkeel.simulation.scenario.Step;
import dev.evenkeel.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario.
 *
 * <ol>
 *   <li><b>Trouble</b>: steps and faults, each at its time; the invariants are checked after every event.
 *   <li><b>Calm</b>: every fault is undone, and the steps that come when the scenario has lasted its time are taken. All
 *       must come to rest within the time the scenario gives, and what ECS itself waits: the back-off of starts that failed,
 *       and the tasks that drain (L1, L2, L3).
 *   <li><b>Rest</b>: for an hour nothing is done at all (L1).
 *   <li>What the scenario expects is compared.
 * </ol>
 */
public final class Play {
    private static final Duration REST = Duration.ofHours(1);

    /** What was late when the trouble ended is still answered. */
    private static final Duration ECHO = Duration.ofMinutes(2);

    /** How long a client waits before it asks again. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    /** The longest back-off of starts, and the longest a task may take to come up and be assessed. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** What a load balancer gives a target to finish, unless it is told otherwise. */
    private static final Duration DRAIN = Duration.ofMinutes(5);

    /** How closely a run is watched. */
    public enum Detail {
        /** Figures and a quick hash. */
        FIGURES,
        /** A hash of all that events say. */
        HASH,
        /** That, and notes to read. */
        NOTES
    }

    private final Scenario scenario;
    private final long seed;
    private final @Nullable Perturbation perturbation;
    private final TraceHash hash;
    private final Course course;
    private final Deeds deeds = new Deeds();
    private Duration lastTrouble = Duration.ZERO;
    private final Map<PerturbationKind.Points, Integer> points = new EnumMap<>(PerturbationKind.Points.class);
    private List<String> ending = List.of();
    private SortedMap<FaultKind, Integer> faults = new TreeMap<>();
    private @Nullable Duration settledAfter;

    private Play(Scenario scenario, long seed, Detail detail, @Nullable Perturbation perturbation) {
        this.scenario = scenario;
        this.seed = seed;
        this.perturbation = perturbation;
        hash = new TraceHash(detail != Detail.FIGURES);
        course = new Course(detail == Detail.NOTES);
    }

    /** Plays a scenario under a seed. Whatever goes wrong is in the outcome. */
    public static Outcome of(Scenario scenario, long seed, Detail detail) {
        return new Play(scenario, seed, detail, null).run();
    }

    /** Plays a scenario under a seed with one thing more that goes wrong. */
    public static Outcome of(Scenario scenario, long seed, Detail detail, Perturbation perturbation) {
        return new Play(scenario, seed, detail, perturbation).run();
    }

    private Outcome run() {
        Fleet fleet = scenario.fleet();
        Rehearsal rehearsal = new Rehearsal(
                seed,
                new WorldSettings(fleet.instances(), fleet.cpu(), fleet.memory(), fleet.zones()),
                perturbation,
                hash,
                course,
                deeds);
        course.follow(rehearsal);
        String failure = null;
        try {
            trouble(rehearsal);
            calm(rehearsal);
            failure = Verdict.of(scenario, perturbation == null ? settledAfter : null, course.figures(lastTrouble));
        } catch (BrokenInvariant broken) {
            failure = broken.getMessage();
        } catch (StepFailed failed) {
            failure = failed.getMessage();
        } catch (RuntimeException defect) {
            failure = "the engine failed: " + rootOf(defect);
        }
        if (failure != null) {
            course.note(Note.Kind.PHASE, null, failure);
        }
        return new Outcome(
                scenario.name(),
                seed,
                failure,
                rehearsal.elapsed(),
                rehearsal.events(),
                faults,
                settledAfter,
                hash.hex(),
                course.figures(lastTrouble),
                ending,
                points,
                course.notes());
    }

    private void trouble(Rehearsal rehearsal) {
        Injector injector = new Injector(rehearsal);
        List<Step> last = new ArrayList<>();
        for (Step step : scenario.steps()) {
            if (step.at().compareTo(scenario.lasts()) < 0) {
                rehearsal.at(step.at(), () -> take(rehearsal, injector, step));
            } else {
                last.add(step);
            }
        }
        for (Injection injection : FaultSchedule.of(scenario.faults(), seed)) {
            rehearsal.at(injection.at(), () -> injector.inject(injection).ifPresent(what -> fault(injection, what)));
        }
        rehearsal.advance(scenario.lasts());
        faults = injector.injected();
        injector.calm();
        rehearsal.calm();
        if (!faults.isEmpty()) {
            course.note(Note.Kind.PHASE, null, "all trouble is over");
        }
        last.forEach(step -> take(rehearsal, injector, step));
    }

    private void take(Rehearsal rehearsal, Injector injector, Step step) {
        disturbed(step.at());
        switch (step.action()) {
            case Action.Call call -> call(rehearsal, step, call);
            case Action.Trouble trouble -> {
                Injection injection = new Injection(step.at(), trouble.kind(), trouble.lasts(), seed);
                injector.inject(injection).ifPresent(what -> fault(injection, what));
            }
            case Action.Load load -> {
                ServiceArn arn = Rehearsal.SCOPE.service(Rehearsal.CLUSTER.name(), load.service());
                List<TaskArn> tasks = rehearsal.state().tasksOf(arn).all().stream()
                        .filter(Task::isRunning)
                        .map(Task::taskArn)
                        .toList();
                rehearsal.world().load(tasks, load.cpuPercent());
                course.note(Note.Kind.STEP, load.service(), "load: " + load.cpuPercent() + " % of the reserved cpu");
            }
        }
    }

    private void fault(Injection injection, String what) {
        course.note(Note.Kind.FAULT, null, what);
        disturbed(injection.at().plus(injection.lasts()));
    }

    /** Until when services have a reason not to be steady. */
    private void disturbed(Duration until) {
        Duration end = until.compareTo(scenario.lasts()) < 0 ? until : scenario.lasts();
        lastTrouble = end.compareTo(lastTrouble) > 0 ? end : lastTrouble;
    }

    private void call(Rehearsal rehearsal, Step step, Action.Call call) {
        Optional<Map<String, Object>> input = new References(rehearsal.state()).resolve(call.input());
        if (input.isEmpty()) {
            if (call.mayBeRefused()) {
                return;
            }
            throw new StepFailed(step, call, "there is nothing that it refers to");
        }
        if (!call.operation().startsWith("Register")) {
            course.note(Note.Kind.STEP, serviceOf(input.get()), StepText.of(call.operation(), input.get()));
        }
        long before = rehearsal.events();
        try {
            rehearsal.ask(engine -> Calls.ask(engine, call.operation(), input.get()));
        } catch (EngineDown down) {
            // A client looks whether it took effect all the same, and asks again if not.
            if (rehearsal.events() == before) {
                rehearsal.at(rehearsal.elapsed().plus(RETRY), () -> call(rehearsal, step, call));
            }
        } catch (EcsException refused) {
            if (!call.mayBeRefused()) {
                throw new StepFailed(step, call, refused.text());
            }
            course.note(Note.Kind.STEP, serviceOf(input.get()), "refused: " + refused.text());
        } catch (WireException malformed) {
            throw new StepFailed(step, call, Objects.requireNonNullElse(malformed.getMessage(), malformed.type()));
        }
    }

    private void calm(Rehearsal rehearsal) {
        Duration bound = scenario.expectations().settlesWithin();
        if (bound == null) {
            rehearsal.checkWhole();
            return;
        }
        Duration limit = bound.plus(PATIENCE).plus(drains(rehearsal.state()));
        settle(rehearsal, limit);
        settledAfter = rehearsal.elapsed().minus(scenario.lasts());
        rehearsal.advance(ECHO);
        settle(rehearsal, limit);
        rehearsal.checkWhole();
        ending = FinalState.of(rehearsal);
        for (PerturbationKind.Points each : PerturbationKind.Points.values()) {
            points.put(each, rehearsal.points(each));
        }
        deeds.watch();
        rehearsal.advance(REST);
        if (deeds.first() != null) {
            throw new BrokenInvariant("L1", "there was nothing to do, but: " + deeds.first());
        }
        rehearsal.checkWhole();
        rehearsal.checkRest();
        ended(rehearsal);
        DesiredState.check(rehearsal.state());
    }

    /** A roll that has no room waits for drained tasks before it starts the next, at worst for one after another. */
    private static Duration drains(StateView state) {
        int most = state.services().stream()
                .filter(service -> !service.settings().loadBalancers().isEmpty())
                .mapToInt(Service::desiredCount)
                .max()
                .orElse(0);
        return DRAIN.multipliedBy(most);
    }

    private static void settle(Rehearsal rehearsal, Duration limit) {
        if (!rehearsal.advanceUntil(() -> Rest.isReached(rehearsal), limit)) {
            if (rehearsal.isSettled()) {
                ended(rehearsal);
            }
            throw new BrokenInvariant(
                    "L1",
                    "not at rest " + limit.toMinutes() + " min after the last trouble:" + Unrest.of(rehearsal.state()));
        }
    }

    /** L2: no deployment is under way in a service that is at rest. */
    private static void ended(Rehearsal rehearsal) {
        for (Service service : rehearsal.state().services()) {
            if (service.status() == ServiceStatus.ACTIVE) {
                rehearsal.state().serviceDeployments(service.serviceArn()).stream()
                        .filter(deployment -> deployment.isOpen())
                        .findFirst()
                        .ifPresent(open -> {
                            throw new BrokenInvariant(
                                    "L2",
                                    service.name() + " is at rest, but " + open.deploymentId() + " is "
                                            + open.status());
                        });
            }
        }
    }

    private static @Nullable String serviceOf(Map<String, Object> input) {
        Object name = input.get("service");
        return name instanceof String text ? text : null;
    }

    private static String rootOf(Throwable defect) {
        Throwable root = defect;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root + (root.getStackTrace().length > 0 ? " at " + root.getStackTrace()[0] : "");
    }

    /** A step of the scenario was refused. */
    private static final class StepFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StepFailed(Step step, Action.Call call, String why) {
            super("the step at " + step.at().toSeconds() + " s, " + call.operation() + ", is refused: " + why);
        }
    }
}
