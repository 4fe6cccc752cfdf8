package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.ServiceDeploymentStatus;
import dev.evenkeel.core.deployment.stage.StageInputs;
import dev.evenkeel.core.deployment.stage.StageMachine;
import dev.evenkeel.core.deployment.stage.StagePhase;
import dev.evenkeel.core.deployment.stage.StageStep;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.placement.ScaleInOrder;
import dev.evenkeel.core.state.ServiceTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.TaskCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a service needs now whose newest deployment is BLUE_GREEN, LINEAR or CANARY. In this order:
 *
 * <ol>
 *   <li><b>Begin</b> a deployment that was only asked for, and its stages.
 *   <li><b>Move</b> through the stages as far as they go now ({@link StageMachine}).
 *   <li><b>Keep up</b> each revision at the number of tasks that the stage gives it ({@link StagedUpkeep}).
 *   <li><b>Settle</b>: drop drained deployments, complete the rollout, reach or leave the steady state.
 * </ol>
 *
 * <p>The percentages of a rolling update and its circuit breaker have no say here: each revision may have as many tasks as
 * are desired, and starts that fail are tried again until the stage has lasted too long.
 */
final class StagedRollout implements ServiceScheduler {
    private final StagedUpkeep upkeep;

    StagedRollout(ScaleInOrder scaleInOrder) {
        upkeep = new StagedUpkeep(scaleInOrder);
    }

    /** Whether the newest deployment of a service moves traffic; what the service asks for now concerns the next. */
    static boolean isFor(StateView state, Service service) {
        return current(state, service)
                .map(history -> history.deploymentConfiguration().isStaged())
                .orElse(false);
    }

    private static Optional<ServiceDeployment> current(StateView state, Service service) {
        return Optional.ofNullable(service.currentServiceDeployment()).flatMap(state::serviceDeployment);
    }

    @Override
    public Decisions decide(StateView state, Service service, Instant now) {
        Optional<ServiceDeployment> history = current(state, service);
        Deployment primary = service.primary().orElse(null);
        if (history.isEmpty() || primary == null) {
            return new Decisions(List.of(), null);
        }
        if (history.get().status() == ServiceDeploymentStatus.PENDING) {
            return new Decisions(List.of(new Decision.BeginDeployment(primary)), null);
        }
        Optional<StagedDeployment> known = state.staged(service.serviceArn())
                .filter(staged -> staged.serviceDeploymentArn().equals(service.currentServiceDeployment()));
        if (known.isEmpty()) {
            return new Decisions(List.of(new Decision.BeginStages(begin(state, service, primary, now))), null);
        }
        List<Decision> decisions = new ArrayList<>();
        StageWalk walk = walk(state, service, history.get(), primary, known.get(), now, decisions);
        Optional<Instant> retry = upkeep.keepUp(state, service, walk.staged, now, decisions);
        settle(state, service, primary, walk.staged, decisions);
        Optional<Instant> alarms = walk.staged.phase() == StagePhase.SHIFTING
                ? DeploymentOversight.nextLook(state, service, primary, now)
                : Optional.empty();
        return new Decisions(decisions, earliest(List.of(Optional.ofNullable(walk.wakeAt), retry, alarms)));
    }

    private static @Nullable Instant earliest(List<Optional<Instant>> wakeups) {
        return wakeups.stream()
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
    }

    @Override
    public List<Finding> findings(StateView state, Service service, Instant now) {
        List<Finding> findings = new ArrayList<>();
        current(state, service)
                .ifPresent(history -> service.primary()
                        .ifPresent(primary -> state.staged(service.serviceArn())
                                .filter(staged -> staged.serviceDeploymentArn().equals(history.serviceDeploymentArn()))
                                .flatMap(staged -> StagedFindings.of(
                                        staged,
                                        StageMachine.next(
                                                history.deploymentConfiguration(),
                                                staged,
                                                StagedTally.of(state, service, history, primary, staged),
                                                now)))
                                .ifPresent(findings::add)));
        findings.addAll(ServiceFindings.of(state, service, now));
        return findings;
    }

    /** Step 1. Blue is what serves: where that is not on record, the newest revision that was deployed whole. */
    private static StagedDeployment begin(StateView state, Service service, Deployment primary, Instant now) {
        Optional<StagedDeployment> before = state.staged(service.serviceArn());
        List<Deployment> older = service.deployments().stream()
                .filter(deployment -> !deployment.id().equals(primary.id()))
                .toList();
        Optional<Deployment> blue = before.map(StagedDeployment::serving)
                .flatMap(service::deployment)
                .filter(older::contains)
                .or(() -> older.stream()
                        .filter(deployment -> deployment.rolloutState() == RolloutState.COMPLETED)
                        .findFirst());
        boolean blueOnAlternate = blue.isPresent()
                && before.filter(staged -> staged.isOnAlternate(blue.get().id()))
                        .isPresent();
        return StagedDeployment.begin(
                service.serviceArn(),
                primary.serviceDeploymentArn(),
                primary.id(),
                blue.map(Deployment::id).orElse(null),
                blue.isPresent() && !blueOnAlternate,
                older.size() > 1,
                now);
    }

    /** How far it has come, and when time alone takes it further. */
    private record StageWalk(
            StagedDeployment staged, @Nullable Instant wakeAt) {}

    /** Step 2. */
    private static StageWalk walk(
            StateView state,
            Service service,
            ServiceDeployment history,
            Deployment primary,
            StagedDeployment from,
            Instant now,
            List<Decision> decisions) {
        StageInputs inputs = StagedTally.of(state, service, history, primary, from);
        StagedDeployment staged = from;
        while (true) {
            switch (StageMachine.next(history.deploymentConfiguration(), staged, inputs, now)) {
                case StageStep.Move move -> {
                    decisions.add(new Decision.MoveStage(move));
                    staged = move.after();
                }
                case StageStep.Wait wait -> {
                    return new StageWalk(staged, wait.wakeAt());
                }
            }
        }
    }

    /** Step 4. */
    private static void settle(
            StateView state, Service service, Deployment primary, StagedDeployment staged, List<Decision> decisions) {
        ServiceTasks all = state.tasksOf(service.serviceArn());
        for (Deployment deployment : service.deployments()) {
            // Blue with a desired count of 0 has no task either, and is wanted all the same.
            boolean held = staged.keepsUp(deployment.id())
                    || (!staged.phase().isOver()
                            && (deployment.id().equals(staged.blue())
                                    || deployment.id().equals(staged.green())));
            if (deployment.status() == DeploymentStatus.ACTIVE
                    && !held
                    && all.of(deployment.id()).live() == 0) {
                decisions.add(new Decision.DropDeployment(deployment));
            }
        }
        boolean ended = staged.phase() == StagePhase.SUCCEEDED || staged.phase() == StagePhase.ROLLED_BACK;
        if (ended && isServing(staged, primary) && primary.rolloutState() == RolloutState.IN_PROGRESS) {
            decisions.add(new Decision.CompleteDeployment(primary));
        }
        boolean steady = staged.phase().isOver()
                && all.of(primary.id()).count(TaskCondition.HEALTHY) == service.desiredCount()
                && all.live() == service.desiredCount();
        Settlement.steadiness(service, steady).ifPresent(decisions::add);
    }

    private static boolean isServing(StagedDeployment staged, Deployment primary) {
        return primary.id().equals(staged.serving());
    }
}
