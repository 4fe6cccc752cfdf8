package dev.evenkeel.core.scaling;

import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Scales services once a period.
 *
 * <ol>
 *   <li>Each policy gets its data point, and its alarms look at it.
 *   <li>Out when any policy says so, to the largest count any of them asks for.
 *   <li>In only when every policy that may shrink the service says so, to the largest of their counts.
 *   <li>The result is kept within the target's bounds; a change is recorded as an activity.
 * </ol>
 */
public final class ServiceScaling {

    private record Proposal(ScalingPolicy policy, int count) {}

    private ServiceScaling() {}

    /** Evaluates every policy of every target at the end of a period. */
    public static void evaluate(Change change, MetricSource metrics, RequestCounts requests) {
        requests.keepOnly(change.state());
        for (ScalableTarget target : List.copyOf(change.state().scalableTargets())) {
            List<ScalingPolicy> policies = change.state().scalingPolicies(target.resourceId());
            service(change, target)
                    .filter(service -> service.status() == ServiceStatus.ACTIVE && !policies.isEmpty())
                    .ifPresent(service -> evaluate(change, metrics, requests, target, service, policies));
        }
    }

    /** The service that a target is of; empty once it is gone. */
    public static Optional<Service> service(Change change, ScalableTarget target) {
        String[] parts = target.resourceId().split("/", -1);
        return parts.length == 3
                ? change.state().service(change.scope().service(parts[1], parts[2]))
                : Optional.empty();
    }

    private static void evaluate(
            Change change,
            MetricSource metrics,
            RequestCounts requests,
            ScalableTarget target,
            Service service,
            List<ScalingPolicy> policies) {
        List<Task> running = change.state().tasksOf(service.serviceArn()).all().stream()
                .filter(task -> task.isWanted() && task.isRunning())
                .toList();
        ServiceMetrics measured = ServiceMetrics.of(
                running, metrics.use(running.stream().map(Task::taskArn).toList()));
        List<ScalingPolicy> observed = new ArrayList<>();
        for (ScalingPolicy policy : policies) {
            OptionalDouble point = label(policy)
                    .map(label -> requests.take(change.state(), service, policy, label, change.now()))
                    .orElseGet(() -> measured.named(metricOf(policy)));
            ScalingHistory history = new TargetTracking(policy.configuration()).observe(policy.history(), point);
            change.emit(new Event.MetricEvaluated(policy.key(), history));
            observed.add(policy.withHistory(history));
        }
        decide(change, target, service, running.size(), observed);
    }

    private static void decide(
            Change change, ScalableTarget target, Service service, int running, List<ScalingPolicy> policies) {
        int desired = service.desiredCount();
        Optional<Proposal> out = isSuspended(target.suspendedState().dynamicScalingOutSuspended())
                ? Optional.empty()
                : largestOut(policies, desired, running, change);
        if (out.isPresent()) {
            scale(change, target, service, out.get(), true);
        } else if (!isSuspended(target.suspendedState().dynamicScalingInSuspended())) {
            unanimousIn(policies, service, change).ifPresent(in -> scale(change, target, service, in, false));
        }
    }

    private static Optional<Proposal> largestOut(
            List<ScalingPolicy> policies, int desired, int running, Change change) {
        List<Proposal> proposals = new ArrayList<>();
        for (ScalingPolicy policy : policies) {
            new TargetTracking(policy.configuration())
                    .scaleOut(policy.history(), desired, running, change.now())
                    .ifPresent(count -> proposals.add(new Proposal(policy, count)));
        }
        return proposals.stream().max(Comparator.comparingInt(Proposal::count));
    }

    private static Optional<Proposal> unanimousIn(List<ScalingPolicy> policies, Service service, Change change) {
        boolean deploying = service.deployments().stream()
                .anyMatch(deployment -> deployment.rolloutState() == RolloutState.IN_PROGRESS);
        List<Proposal> proposals = new ArrayList<>();
        for (ScalingPolicy policy : policies) {
            if (Boolean.TRUE.equals(policy.configuration().disableScaleIn())) {
                continue;
            }
            OptionalInt count = new TargetTracking(policy.configuration())
                    .scaleIn(policy.history(), service.desiredCount(), deploying, change.now());
            if (count.isEmpty()) {
                return Optional.empty();
            }
            proposals.add(new Proposal(policy, count.getAsInt()));
        }
        return proposals.stream().max(Comparator.comparingInt(Proposal::count));
    }

    private static void scale(Change change, ScalableTarget target, Service service, Proposal proposal, boolean out) {
        int count = target.clamp(proposal.count());
        boolean moves = out ? count > service.desiredCount() : count < service.desiredCount();
        if (!moves) {
            return;
        }
        ScalingPolicy policy = proposal.policy();
        ScalingHistory history = policy.history();
        change.emit(new Event.DesiredCountChanged(service.serviceArn(), service.desiredCount(), count));
        change.emit(new Event.MetricEvaluated(
                policy.key(),
                new ScalingHistory(
                        history.points(),
                        history.high(),
                        history.low(),
                        out ? change.now() : history.lastScaleOutAt(),
                        out ? history.lastScaleInAt() : change.now())));
        change.emit(new Event.ScalingActivityRecorded(new ScalingActivity(
                change.ids().uuid(),
                "ecs",
                target.resourceId(),
                "ecs:service:DesiredCount",
                "Setting desired count to " + count + ".",
                "monitor alarm " + (out ? policy.highAlarmName() : policy.lowAlarmName())
                        + " in state ALARM triggered policy " + policy.policyName(),
                change.now(),
                null,
                "InProgress",
                "Successfully set desired count to " + count + ". Waiting for change to be fulfilled by ecs.",
                null,
                Map.of())));
    }

    /** A service that is steady again has fulfilled what scaling asked of it. */
    public static void fulfil(Change change, ServiceArn arn) {
        StateView state = change.state();
        String resourceId = "service/" + arn.clusterName() + "/" + arn.name();
        int desired = state.service(arn).map(Service::desiredCount).orElse(0);
        for (ScalingActivity activity : state.scalingActivities(resourceId)) {
            if ("InProgress".equals(activity.statusCode())) {
                boolean reached = Objects.equals(activity.description(), "Setting desired count to " + desired + ".");
                change.emit(new Event.ScalingActivityRecorded(ended(activity, reached, change)));
            }
        }
    }

    private static ScalingActivity ended(ScalingActivity activity, boolean reached, Change change) {
        String set = String.valueOf(activity.statusMessage()).replaceFirst("\\. Waiting.*", ".");
        return new ScalingActivity(
                activity.activityId(),
                activity.serviceNamespace(),
                activity.resourceId(),
                activity.scalableDimension(),
                activity.description(),
                activity.cause(),
                activity.startTime(),
                change.now(),
                reached ? "Successful" : "Overridden",
                set + (reached ? " Change successfully fulfilled by ecs." : " Found it was later changed."),
                null,
                Map.of());
    }

    private static String metricOf(ScalingPolicy policy) {
        PredefinedMetricSpecification metric = policy.configuration().predefinedMetricSpecification();
        return metric == null ? "" : String.valueOf(metric.predefinedMetricType());
    }

    /** Of a policy that counts requests. */
    private static Optional<ResourceLabel> label(ScalingPolicy policy) {
        return Optional.ofNullable(policy.configuration().predefinedMetricSpecification())
                .flatMap(PredefinedMetricSpecification::label);
    }

    private static boolean isSuspended(@Nullable Boolean suspended) {
        return Boolean.TRUE.equals(suspended);
    }
}
