package dev.evenkeel.core.service;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.RolloutBudget;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.fleet.InstanceIndex;
import dev.evenkeel.core.placement.FargateZones;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.placement.ScaleInOrder;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Moves tasks of a steady REPLICA service between availability zones until no two zones differ by more than one task.
 *
 * <ol>
 *   <li>Only for services that ask for it, and not with maximumPercent 100, a Classic Load Balancer, a constraint on the
 *       zone, or a first strategy other than spread over zones. The zones are Fargate's, or those in which the cluster, or
 *       the service's capacity providers, have instances that take tasks.
 *   <li>A steady service whose largest and smallest zone differ by more than one starts tasks in the smallest: half the
 *       difference, as far as maximumPercent and unprotected tasks in the largest zone allow.
 *   <li>When all of these that are left are healthy, and as many healthy tasks as are desired remain without them, as many are
 *       stopped in the largest zone.
 *   <li>The move ends without that when none of them is left, when it found no place and its pause is over, or when
 *       something else is to be done about the service.
 * </ol>
 *
 * <p>Each move takes at most half the difference, so each brings the zones closer and they never overshoot: it ends.
 */
final class ZoneRebalancing {
    private static final String ZONE = "ecs.availability-zone";

    private ZoneRebalancing() {}

    /** Step 1. */
    static boolean appliesTo(ServiceSettings settings) {
        return settings.availabilityZoneRebalancing().equals("ENABLED")
                && settings.schedulingStrategy() == SchedulingStrategy.REPLICA
                && !settings.hasTaskSets()
                && settings.deploymentConfiguration().runningAtMost() > 100
                && settings.loadBalancers().stream().allMatch(balancer -> balancer.loadBalancerName() == null)
                && settings.placementConstraints().stream().noneMatch(ZoneRebalancing::namesZone)
                && spreadsOverZones(settings.placementStrategy());
    }

    private static boolean namesZone(PlacementConstraint constraint) {
        return constraint.expression() != null && constraint.expression().contains(ZONE);
    }

    private static boolean spreadsOverZones(List<PlacementStrategyItem> strategies) {
        return strategies.isEmpty()
                || ("spread".equals(strategies.get(0).type())
                        && ("attribute:" + ZONE).equals(strategies.get(0).field()));
    }

    /** How many tasks beyond the desired count a move under way accounts for: these are not to be scaled in. */
    static int surplus(StateView state, Service service, Deployment primary) {
        return state.zoneMove(service.serviceArn())
                .filter(move -> goesOn(service, primary))
                .map(move -> moved(state, move).size())
                .orElse(0);
    }

    static Optional<Decision> decide(
            StateView state,
            Service service,
            Deployment primary,
            ServiceTally tasks,
            ScaleInOrder scaleInOrder,
            Instant now) {
        Optional<ZoneMove> move = state.zoneMove(service.serviceArn());
        if (move.isPresent()) {
            return goOn(state, service, primary, tasks, move.get(), scaleInOrder, now);
        }
        // A move starts tasks like any other: failed starts put it off.
        boolean steady = service.steady()
                && tasks.primary().count(TaskCondition.HEALTHY) == service.desiredCount()
                && tasks.wanted() == service.desiredCount()
                && tasks.stopping() == 0
                && !primary.isPaused(now);
        return steady && goesOn(service, primary) ? begin(state, service, primary, tasks) : Optional.empty();
    }

    private static boolean goesOn(Service service, Deployment primary) {
        return primary.rolloutState() == RolloutState.COMPLETED && appliesTo(service.settings());
    }

    /** When a move that found no place, or may not begin yet, is to be looked at again. */
    static Optional<Instant> wakeup(StateView state, Service service, Deployment primary) {
        Optional<ZoneMove> move = state.zoneMove(service.serviceArn());
        if (move.isEmpty()) {
            return service.steady() && goesOn(service, primary)
                    ? Optional.ofNullable(primary.retryAt())
                    : Optional.empty();
        }
        return move.filter(found -> found.started().isEmpty()).map(ZoneMove::retryAt);
    }

    /** Step 2. */
    private static Optional<Decision> begin(StateView state, Service service, Deployment primary, ServiceTally tasks) {
        SortedMap<String, Integer> counts = counts(state, service, primary);
        if (counts.size() < 2) {
            return Optional.empty();
        }
        String most = first(counts, Collections.max(counts.values()));
        String fewest = first(counts, Collections.min(counts.values()));
        int difference = counts.getOrDefault(most, 0) - counts.getOrDefault(fewest, 0);
        int upper = RolloutBudget.upper(
                service.desiredCount(),
                service.settings().deploymentConfiguration().runningAtMost());
        int allowed = Math.min(difference / 2, upper - service.desiredCount());
        int count = difference > 1 && allowed > 0
                ? Math.min(allowed, leaving(state, service, tasks, most).size())
                : 0;
        return count > 0
                ? Optional.of(new Decision.BeginZoneMove(primary, counts, most, fewest, count))
                : Optional.empty();
    }

    /** How many wanted tasks each zone has that could have some. */
    static SortedMap<String, Integer> counts(StateView state, Service service, Deployment primary) {
        SortedMap<String, Integer> wanted = state.tasksOf(service.serviceArn()).wantedByZone();
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (String zone : zones(state, service, primary.settings())) {
            counts.put(zone, wanted.getOrDefault(zone, 0));
        }
        return counts;
    }

    private static List<String> zones(StateView state, Service service, ServiceSettings settings) {
        if (settings.isOnFargate()) {
            return FargateZones.of(service.serviceArn().region());
        }
        InstanceIndex instances = state.instanceIndex(service.clusterArn().name());
        List<String> providers = settings.capacityProviderStrategy().stream()
                .map(CapacityProviderStrategyItem::capacityProvider)
                .toList();
        return providers.isEmpty()
                ? instances.openValues(ZONE)
                : instances.openValues(ZONE, ContainerInstance.CAPACITY_PROVIDER, providers);
    }

    private static String first(SortedMap<String, Integer> counts, int count) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == count)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The tasks that may leave a zone. */
    private static List<Task> leaving(StateView state, Service service, ServiceTally tasks, String zone) {
        return Protection.unprotected(
                        state, service, most -> tasks.primary(TaskCondition.HEALTHY, most), Integer.MAX_VALUE)
                .stream()
                .filter(task -> zone.equals(task.launch().availabilityZone()))
                .toList();
    }

    /** Steps 3 and 4. */
    private static Optional<Decision> goOn(
            StateView state,
            Service service,
            Deployment primary,
            ServiceTally tasks,
            ZoneMove move,
            ScaleInOrder scaleInOrder,
            Instant now) {
        List<Task> moved = moved(state, move);
        boolean waits = move.started().isEmpty() && now.isBefore(move.retryAt());
        if (!goesOn(service, primary) || (moved.isEmpty() && !waits)) {
            return Optional.of(new Decision.EndZoneMove(move, List.of()));
        }
        if (waits || moved.stream().anyMatch(task -> task.condition() != TaskCondition.HEALTHY)) {
            return Optional.empty();
        }
        int surplus = Math.min(moved.size(), Math.max(0, tasks.hopeful() - service.desiredCount()));
        if (tasks.primary().count(TaskCondition.HEALTHY) - service.desiredCount() < surplus) {
            // Another task has fallen ill or away since: until it is replaced, none that serves can be spared.
            return Optional.empty();
        }
        List<Task> going = scaleInOrder.choose(
                state, service.placementRequest(state, primary), leaving(state, service, tasks, move.from()), surplus);
        return Optional.of(new Decision.EndZoneMove(move, going));
    }

    /** What is left of the tasks that a move has started. */
    private static List<Task> moved(StateView state, ZoneMove move) {
        return move.started().stream()
                .flatMap(task -> state.task(task).stream())
                .filter(Task::isWanted)
                .toList();
    }
}
