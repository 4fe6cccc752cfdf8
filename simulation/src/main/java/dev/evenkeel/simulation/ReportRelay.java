package dev.evenkeel.simulation;

import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.StaticTargetObservation;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.simulation.perturbation.Perturbation;
import dev.evenkeel.simulation.perturbation.PerturbationKind;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The world outlives its engines: what it reports goes to the one that lives now, and nowhere when none does. One report can
 * be lost, doubled, late or followed by what was true before, as a {@link Perturbation} says.
 */
final class ReportRelay implements Reports {
    /** How late a late report is. */
    private static final Duration LATE = Duration.ofSeconds(7);

    /** How old a stale view is: older than the time for which a crashed engine is down. */
    private static final Duration STALE = Duration.ofSeconds(15);

    /** After so long, whoever said something that was not so says what is. */
    private static final Duration REPAIR_AFTER = Duration.ofSeconds(30);

    private final Timeline world;
    private final ReportMemory memory = new ReportMemory();
    private @Nullable Reports engine;
    private @Nullable Perturbation planned;
    private boolean remembering;
    private boolean answersStale;
    private int reports;

    ReportRelay(Timeline world) {
        this.world = world;
    }

    /** From now on this one listens; null for nobody. */
    void to(@Nullable Reports listener) {
        engine = listener;
    }

    /** Plans what goes wrong, before anything was reported. */
    void plan(Perturbation perturbation) {
        remembering = true;
        planned = perturbation.kind().points() == PerturbationKind.Points.REPORTS ? perturbation : null;
    }

    /** While this is so, reports say what was true before: they are the answers to an engine that begins. */
    void answerStale(boolean stale) {
        answersStale = stale;
    }

    /** How many reports there were that somebody heard. */
    int reports() {
        return reports;
    }

    @Override
    public void taskObserved(TaskObservation observation) {
        tell(observation.taskArn(), observation, to -> to.taskObserved(observation));
    }

    @Override
    public void instanceObserved(InstanceObservation observation) {
        tell(
                observation.clusterArn() + " " + observation.hostId(),
                observation,
                to -> to.instanceObserved(observation));
    }

    @Override
    public void targetObserved(TargetObservation observation) {
        tell(observation.target(), observation, to -> to.targetObserved(observation));
    }

    @Override
    public void staticTargetObserved(StaticTargetObservation observation) {
        tell(
                observation.targetGroupArn() + " " + observation.id() + " " + observation.port(),
                observation,
                to -> to.staticTargetObserved(observation));
    }

    @Override
    public void hookAnswered(HookAnswer answer) {
        tell(null, answer, to -> to.hookAnswered(answer));
    }

    @Override
    public void fargateObserved(String capacityProvider, boolean available) {
        tell(capacityProvider, available, to -> to.fargateObserved(capacityProvider, available));
    }

    /** @param subject what the report is about; null for an answer, which nobody gives twice */
    private void tell(@Nullable Object subject, Object content, Consumer<Reports> report) {
        if (remembering && subject != null) {
            memory.add(subject, world.instant(), content, report);
        }
        if (engine == null) {
            return;
        }
        reports++;
        if (answersStale && subject != null) {
            tellStale(subject);
        } else if (planned != null && planned.point() == reports) {
            perturb(planned.kind(), subject, report);
        } else {
            report.accept(engine);
        }
    }

    private void perturb(PerturbationKind kind, @Nullable Object subject, Consumer<Reports> report) {
        switch (kind) {
            case REPORT_DROPPED -> repairLater(subject);
            case REPORT_DOUBLED -> {
                say(report);
                say(report);
            }
            case REPORT_DELAYED -> {
                world.at(world.instant().plus(LATE), () -> say(report));
                repairLater(subject);
            }
            case STALE_REPORTS -> {
                say(report);
                for (Object changed : memory.changedSince(world.instant().minus(STALE))) {
                    memory.asOf(changed, world.instant().minus(STALE)).ifPresent(this::say);
                    repairLater(changed);
                }
            }
            default -> throw new IllegalArgumentException(kind + " befalls no report");
        }
    }

    /** What was not there yet is not told of: a runtime that said of it that it ended would break its promise. */
    private void tellStale(Object subject) {
        memory.asOf(subject, world.instant().minus(STALE)).ifPresent(this::say);
        repairLater(subject);
    }

    private void repairLater(@Nullable Object subject) {
        if (subject != null) {
            world.at(
                    world.instant().plus(REPAIR_AFTER),
                    () -> memory.latest(subject).ifPresent(this::say));
        }
    }

    private void say(Consumer<Reports> report) {
        if (engine != null) {
            report.accept(engine);
        }
    }
}
