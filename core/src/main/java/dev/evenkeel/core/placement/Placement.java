package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.placement.PlacementOutcome.Rejection;
import dev.evenkeel.core.spi.Candidate;
import dev.evenkeel.core.spi.PlacementQuestion;
import dev.evenkeel.core.spi.PlacementStrategy;
import dev.evenkeel.core.state.StateView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds an instance for a task.
 *
 * <ol>
 *   <li>Filter: ACTIVE instances whose agent is connected and that have the cpu, memory and ports.
 *   <li>Constraints, which bind: {@code distinctInstance}.
 *   <li>Strategies in the order given, which are best effort: each keeps the best of what the one before left. A service
 *       without any is spread over availability zones and then over instances (ECS does the same; for stand-alone tasks
 *       ECS does not say, and they are treated alike).
 *   <li>Choice: the lowest id of what is left.
 * </ol>
 */
public final class Placement {
    private static final List<PlacementStrategyItem> SPREAD = List.of(
            new PlacementStrategyItem("spread", "attribute:ecs.availability-zone"),
            new PlacementStrategyItem("spread", "instanceId"));

    private final SortedMap<String, PlacementStrategy> strategies;

    public Placement(SortedMap<String, PlacementStrategy> strategies) {
        this.strategies = Collections.unmodifiableSortedMap(new TreeMap<>(strategies));
    }

    /** The strategy of a name, as {@code placementStrategy[].type} names it. */
    public Optional<PlacementStrategy> strategy(String type) {
        return Optional.ofNullable(strategies.get(type));
    }

    /** The names that {@code placementStrategy[].type} may have, sorted. */
    public List<String> strategyNames() {
        return List.copyOf(strategies.keySet());
    }

    /** Finds an instance for one task, as the state is now. */
    public PlacementOutcome place(StateView state, PlacementRequest request) {
        List<Candidate> candidates = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (ContainerInstance instance : state.containerInstances(request.clusterName())) {
            if (instance.status() != ContainerInstanceStatus.ACTIVE) {
                continue;
            }
            ContainerInstanceArn arn = instance.containerInstanceArn();
            Resources remaining = state.remaining(arn);
            int ofGroup = state.tasksOfGroup(arn, request.group());
            misfit(instance, remaining, ofGroup, request)
                    .ifPresentOrElse(
                            misfit -> rejections.add(new Rejection(arn, misfit)),
                            () -> candidates.add(new Candidate(instance, remaining, ofGroup)));
        }
        if (candidates.isEmpty()) {
            return new PlacementOutcome.Unplaced(rejections);
        }
        List<Candidate> left = candidates;
        for (PlacementStrategyItem item : request.strategies().isEmpty() ? SPREAD : request.strategies()) {
            left = strategyOf(item).best(question(request, item), left);
        }
        return new PlacementOutcome.Placed(left.get(0).instance());
    }

    /** Whether one given instance can take a task, as StartTask asks. */
    public Optional<Misfit> misfit(StateView state, ContainerInstance instance, Resources needed) {
        return Misfit.ofResources(instance, state.remaining(instance.containerInstanceArn()), needed);
    }

    /** Of the instances that tasks may leave, those whose loss the strategies like best; never empty. */
    List<Candidate> bestToLeave(PlacementRequest request, List<Candidate> candidates) {
        List<Candidate> left = candidates;
        for (PlacementStrategyItem item : request.strategies().isEmpty() ? SPREAD : request.strategies()) {
            left = strategyOf(item).bestToLeave(question(request, item), left);
        }
        return left;
    }

    private static Optional<Misfit> misfit(
            ContainerInstance instance, Resources remaining, int ofGroup, PlacementRequest request) {
        return Misfit.ofResources(instance, remaining, request.needed())
                .or(() ->
                        ofGroup > 0 && isDistinct(request) ? Optional.of(Misfit.DISTINCT_INSTANCE) : Optional.empty());
    }

    private static boolean isDistinct(PlacementRequest request) {
        return request.constraints().stream().anyMatch(constraint -> "distinctInstance".equals(constraint.type()));
    }

    private static PlacementQuestion question(PlacementRequest request, PlacementStrategyItem item) {
        return new PlacementQuestion(request.group(), item.field(), request.needed(), request.random());
    }

    private PlacementStrategy strategyOf(PlacementStrategyItem item) {
        return Objects.requireNonNull(
                strategies.get(String.valueOf(item.type())), () -> "strategy " + item.type() + " was let in unchecked");
    }
}
