package dev.evenkeel.core.deployment.stage;

import dev.evenkeel.core.id.ServiceArn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a deployment that moves traffic has come, or came: it is kept with its history. At most one of a service is
 * under way, and the newest says where the traffic is.
 *
 * @param serviceDeploymentArn the history it belongs to
 * @param green the new deployment's id
 * @param blue the id of the deployment that has served so far; null when none has
 * @param greenOnAlternate whether green's tasks are in {@code alternateTargetGroupArn}, and blue's in {@code
 *     targetGroupArn}; they change places with each deployment that succeeds
 * @param reconciles whether it began with more than one revision running
 * @param row the line of the stage table it is at, or was when it turned back
 * @param enteredAt when it came there, or turned back
 * @param limitAt when that has lasted too long
 * @param bakesUntil when the stage's bake is over; null before it has begun
 * @param testPercent of test traffic that green has now; 0 or 100
 * @param productionPercent of production traffic that green has now
 * @param hooks those of this stage, in the order of the configuration; none is open once it turned back or is over
 * @param rollbackReason why it turned back; null when it did not
 */
public record StagedDeployment(
        ServiceArn serviceArn,
        String serviceDeploymentArn,
        String green,
        @Nullable String blue,
        boolean greenOnAlternate,
        boolean reconciles,
        StagePhase phase,
        int row,
        LifecycleStage stage,
        Instant enteredAt,
        Instant limitAt,
        @Nullable Instant bakesUntil,
        double testPercent,
        double productionPercent,
        List<HookRun> hooks,
        @Nullable String rollbackReason) {

    /** A stage that lasts longer fails (so does ECS). Bakes, pauses and the protection of tasks do not count. */
    public static final Duration STAGE_LIMIT = Duration.ofHours(24);

    public StagedDeployment {
        hooks = List.copyOf(hooks);
    }

    /** A deployment that has not entered its first stage. */
    public static StagedDeployment begin(
            ServiceArn service,
            String serviceDeploymentArn,
            String green,
            @Nullable String blue,
            boolean greenOnAlternate,
            boolean reconciles,
            Instant now) {
        LifecycleStage first = blue == null
                ? LifecycleStage.SCALE_UP
                : reconciles ? LifecycleStage.RECONCILE_SERVICE : LifecycleStage.PRE_SCALE_UP;
        return new StagedDeployment(
                service,
                serviceDeploymentArn,
                green,
                blue,
                greenOnAlternate,
                reconciles,
                StagePhase.SHIFTING,
                0,
                first,
                now,
                now.plus(STAGE_LIMIT),
                null,
                0,
                0,
                List.of(),
                null);
    }

    /**
     * The deployment that has the production traffic, or that it would go back to. Blue up to CLEAN_UP, then green; where
     * there is no blue, green once it has traffic; null when nobody has any.
     */
    public @Nullable String serving() {
        return switch (phase) {
            case SUCCEEDED -> green;
            case ROLLED_BACK -> blue;
            case SHIFTING, ROLLING_BACK, FAILED -> {
                boolean taken = productionPercent == 100 && (stage == LifecycleStage.CLEAN_UP || blue == null);
                yield taken ? green : blue;
            }
        };
    }

    /** Whether the tasks of a deployment belong into the alternate target group. */
    public boolean isOnAlternate(String deployment) {
        if (deployment.equals(green)) {
            return greenOnAlternate;
        }
        // A deployment of another strategy goes where the traffic is.
        boolean besideGreen = deployment.equals(blue) || !green.equals(serving());
        return besideGreen ? !greenOnAlternate : greenOnAlternate;
    }

    /** How many tasks a deployment is to have; empty to leave it with what it has. */
    public Optional<Integer> target(String deployment, int desired) {
        boolean isGreen = deployment.equals(green);
        boolean isBlue = deployment.equals(blue);
        return switch (phase) {
            case SHIFTING ->
                Optional.of(
                        (isGreen && stage.compareTo(LifecycleStage.SCALE_UP) >= 0)
                                        || (isBlue && stage != LifecycleStage.CLEAN_UP)
                                ? desired
                                : 0);
            // Green stays as it is until its traffic is gone.
            case ROLLING_BACK -> isGreen && hasTraffic() ? Optional.empty() : Optional.of(isBlue ? desired : 0);
            case SUCCEEDED -> Optional.of(isGreen ? desired : 0);
            case ROLLED_BACK -> Optional.of(isBlue ? desired : 0);
            case FAILED -> {
                if (isGreen) {
                    // Whoever gets requests is kept up; where nobody does yet, the first revision is left as it is.
                    yield hasTraffic() ? Optional.of(desired) : blue == null ? Optional.empty() : Optional.of(0);
                }
                // Once green has everything for good, blue is left with what CLEAN_UP has not stopped.
                boolean spent = isBlue && green.equals(serving());
                yield spent ? Optional.empty() : Optional.of(isBlue ? desired : 0);
            }
        };
    }

    /** Whether a revision is kept up here, also one that was itself given up: requests go there, or come back there. */
    public boolean keepsUp(String deployment) {
        return target(deployment, 1).filter(kept -> kept > 0).isPresent();
    }

    /** Whether it waits for somebody, and for nothing else that goes on by itself. */
    public boolean isPaused() {
        return phase == StagePhase.SHIFTING
                && hooks.stream().anyMatch(run -> run.status() == HookStatus.AWAITING_ACTION)
                && hooks.stream().noneMatch(run -> run.status() == HookStatus.IN_PROGRESS);
    }

    /** Another deployment, or the end of the service, came before its own end: it is left as it is, and goes nowhere. */
    public StagedDeployment overtaken(Instant now) {
        return turned(StagePhase.FAILED, null, now);
    }

    /** Its traffic is given back to blue, since another deployment begins. */
    public StagedDeployment givenBack() {
        return shifted(0, 0);
    }

    /** Whether it was given up while green had requests that are blue's by rights. */
    public boolean holdsTraffic() {
        return phase == StagePhase.FAILED && hasTraffic() && blue != null && blue.equals(serving());
    }

    boolean hasTraffic() {
        return testPercent != 0 || productionPercent != 0;
    }

    /** The hook of this stage with an id. */
    public Optional<HookRun> hook(String hookId) {
        return hooks.stream().filter(run -> run.hookId().equals(hookId)).findFirst();
    }

    StagedDeployment entered(int next, LifecycleStage nextStage, Instant now) {
        return with(next, nextStage, now, now.plus(STAGE_LIMIT), null, List.of());
    }

    StagedDeployment baking(Instant until) {
        return with(row, stage, enteredAt, limitAt, until, hooks);
    }

    StagedDeployment limited(Instant limit) {
        return with(row, stage, enteredAt, limit, bakesUntil, hooks);
    }

    StagedDeployment begun(HookRun run) {
        List<HookRun> more = new ArrayList<>(hooks);
        more.add(run);
        return with(row, stage, enteredAt, limitAt, bakesUntil, more);
    }

    /** The same with a hook of this stage in another state. The time somebody was waited for is not the stage's. */
    StagedDeployment changed(HookRun run, Instant limit) {
        List<HookRun> after = hooks.stream()
                .map(each -> each.hookId().equals(run.hookId()) ? run : each)
                .toList();
        return with(row, stage, enteredAt, limit, bakesUntil, after);
    }

    private StagedDeployment with(
            int newRow,
            LifecycleStage newStage,
            Instant entered,
            Instant limit,
            @Nullable Instant bakes,
            List<HookRun> runs) {
        return new StagedDeployment(
                serviceArn,
                serviceDeploymentArn,
                green,
                blue,
                greenOnAlternate,
                reconciles,
                phase,
                newRow,
                newStage,
                entered,
                limit,
                bakes,
                testPercent,
                productionPercent,
                runs,
                rollbackReason);
    }

    StagedDeployment shifted(double test, double production) {
        return new StagedDeployment(
                serviceArn,
                serviceDeploymentArn,
                green,
                blue,
                greenOnAlternate,
                reconciles,
                phase,
                row,
                stage,
                enteredAt,
                limitAt,
                bakesUntil,
                test,
                production,
                hooks,
                rollbackReason);
    }

    StagedDeployment turned(StagePhase to, @Nullable String reason, Instant now) {
        return new StagedDeployment(
                serviceArn,
                serviceDeploymentArn,
                green,
                blue,
                greenOnAlternate,
                reconciles,
                to,
                row,
                stage,
                now,
                now.plus(STAGE_LIMIT),
                null,
                testPercent,
                productionPercent,
                HookLifecycle.left(hooks),
                reason == null ? rollbackReason : reason);
    }
}
