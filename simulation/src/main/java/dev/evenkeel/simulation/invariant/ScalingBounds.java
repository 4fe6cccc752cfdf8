package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.scaling.ScalableTarget;
import dev.evenkeel.core.scaling.ScalingActivity;
import dev.evenkeel.core.scaling.ScalingPolicy;
import dev.evenkeel.core.state.StateView;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** I11: what scaling does stays within the target's bounds and the policy's cool-downs, rests on data, and takes nothing from a deployment. */
final class ScalingBounds implements Check {

    private record Move(int from, int to) {}

    private final SortedMap<String, Move> moves = new TreeMap<>();
    private final SortedMap<String, Instant> lastChange = new TreeMap<>();

    @Override
    public void after(StateView state, Instant at, Event event) {
        switch (event) {
            case Event.DesiredCountChanged e -> moves.put(resourceId(e.serviceArn()), new Move(e.from(), e.to()));
            case Event.ScalingActivityRecorded e when e.activity().endTime() == null -> scaled(state, at, e.activity());
            case Event.ServiceForgotten e -> lastChange.remove(resourceId(e.serviceArn()));
            case Event.ScalableTargetDeregistered e -> lastChange.remove(e.resourceId());
            case Event.ScalingPolicyDeleted e ->
                lastChange.keySet().removeIf(id -> e.key().startsWith(id + "/"));
            default -> {}
        }
    }

    private void scaled(StateView state, Instant at, ScalingActivity activity) {
        String id = Objects.requireNonNullElse(activity.resourceId(), "");
        Optional<ScalableTarget> target = state.scalableTarget(id);
        Move move = moves.get(id);
        if (move == null || target.isEmpty()) {
            throw new BrokenInvariant("I11", "an activity of " + id + " without a move of a target");
        }
        BrokenInvariant.unless(
                move.to >= target.get().minCapacity() && move.to <= target.get().maxCapacity(),
                "I11",
                () -> id + " was scaled to " + move.to + ", outside "
                        + target.get().minCapacity() + " to " + target.get().maxCapacity());
        if (move.to < move.from) {
            scaledIn(state, id, at);
            noneIsDeployed(state, id);
        }
        lastChange.put(id, at);
    }

    private void scaledIn(StateView state, String id, Instant at) {
        Instant last = lastChange.get(id);
        for (ScalingPolicy policy : state.scalingPolicies(id)) {
            if (!Boolean.TRUE.equals(policy.configuration().disableScaleIn())) {
                long cooldown =
                        Objects.requireNonNullElse(policy.configuration().scaleInCooldown(), 300);
                boolean created = last != null && policy.creationTime().isAfter(last);
                BrokenInvariant.unless(
                        last == null || created || !at.isBefore(last.plusSeconds(cooldown)),
                        "I11",
                        () -> id + " was scaled in at " + at + ", within " + cooldown + " s of " + last);
                BrokenInvariant.unless(
                        newest(policy).isPresent(),
                        "I11",
                        () -> id + " was scaled in without data for " + policy.policyName());
            }
        }
    }

    private static void noneIsDeployed(StateView state, String id) {
        state.services().stream()
                .filter(service -> resourceId(service.serviceArn()).equals(id))
                .flatMap(service -> service.deployments().stream())
                .filter(deployment -> deployment.rolloutState() == RolloutState.IN_PROGRESS)
                .findFirst()
                .ifPresent(deployment -> {
                    throw new BrokenInvariant(
                            "I11", id + " was scaled in while " + deployment.id() + " is " + deployment.rolloutState());
                });
    }

    private static OptionalDouble newest(ScalingPolicy policy) {
        int size = policy.history().points().size();
        return size == 0 ? OptionalDouble.empty() : policy.history().points().get(size - 1);
    }

    private static String resourceId(ServiceArn service) {
        return "service/" + service.clusterName() + "/" + service.name();
    }
}
