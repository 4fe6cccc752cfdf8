package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.fleet.InstanceIndex;
import dev.evenkeel.core.fleet.InstanceSet;
import dev.evenkeel.core.query.InstanceFacts;
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
 * Finds an instance for a task. Each step narrows a set of instances.
 *
 * <ol>
 *   <li>Filter: ACTIVE instances whose agent is connected and that have the cpu, memory, GPUs, ports and attributes.
 *   <li>Constraints, which bind: {@code memberOf} and {@code distinctInstance}.
 *   <li>Strategies in the order given, which are best effort: each keeps the best of what the one before left. A service
 *       without any is spread over availability zones and then over instances (ECS does the same; for stand-alone tasks
 *       ECS does not say, and they are treated alike).
 *   <li>Select: the lowest id of what is left.
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
        InstanceIndex index = state.instanceIndex(request.clusterName());
        InstanceSet left = filter(index, request);
        constrain(index, request, left);
        if (left.isEmpty()) {
            return new PlacementOutcome.Unplaced(Misfits.all(state, request));
        }
        for (PlacementStrategyItem item : strategiesOf(request)) {
            prefer(index, request, item, left);
        }
        return new PlacementOutcome.Placed(index.instance(left.first()));
    }

    /** Why one given instance cannot take a task, as StartTask asks; empty when it can. */
    public Optional<Rejection> rejection(StateView state, ContainerInstance instance, PlacementRequest request) {
        return Misfits.of(state, instance, request);
    }

    /** The ACTIVE instances that a request's attributes and expressions allow, whatever is free on them, sorted by id. */
    public static List<ContainerInstance> allowed(StateView state, PlacementRequest request) {
        return state.containerInstances(request.clusterName()).stream()
                .filter(instance -> instance.status() == ContainerInstanceStatus.ACTIVE)
                .filter(instance -> Misfits.allows(state, instance, request))
                .toList();
    }

    /** What an expression of the cluster query language may ask of an instance. */
    public static InstanceFacts facts(StateView state, ContainerInstance instance) {
        return Misfits.facts(state, instance);
    }

    private static InstanceSet filter(InstanceIndex index, PlacementRequest request) {
        InstanceSet left = index.fitting(request.needed());
        for (String attribute : request.attributes()) {
            index.keepMatching(left, "attribute:" + attribute + " exists");
        }
        return left;
    }

    private static void constrain(InstanceIndex index, PlacementRequest request, InstanceSet left) {
        for (PlacementConstraint constraint : request.constraints()) {
            switch (String.valueOf(constraint.type())) {
                case "memberOf" -> index.keepMatching(left, String.valueOf(constraint.expression()));
                case "distinctInstance" -> index.dropHaving(left, request.group());
                default -> throw new IllegalStateException("constraint " + constraint.type() + " was let in unchecked");
            }
        }
    }

    private void prefer(InstanceIndex index, PlacementRequest request, PlacementStrategyItem item, InstanceSet left) {
        PlacementStrategy strategy = strategyOf(item);
        PlacementQuestion question = question(request, item);
        if (strategy instanceof SetStrategy sets) {
            sets.keepBest(index, question, left);
        } else {
            keepBest(strategy, index, question, left);
        }
    }

    /** A plugin's strategy is shown every candidate. */
    private static void keepBest(
            PlacementStrategy strategy, InstanceIndex index, PlacementQuestion question, InstanceSet left) {
        List<Candidate> candidates = new ArrayList<>();
        left.forEach(slot -> candidates.add(new Candidate(
                index.instance(slot), index.remaining(slot), index.tasksOfGroup(slot, question.group()))));
        List<Candidate> best = strategy.best(question, candidates);
        SortedMap<String, Boolean> kept = new TreeMap<>();
        best.forEach(candidate ->
                kept.put(candidate.instance().containerInstanceArn().value(), true));
        left.keepIf(slot ->
                kept.containsKey(index.instance(slot).containerInstanceArn().value()));
    }

    static List<PlacementStrategyItem> strategiesOf(PlacementRequest request) {
        return request.strategies().isEmpty() ? SPREAD : request.strategies();
    }

    static PlacementQuestion question(PlacementRequest request, PlacementStrategyItem item) {
        return new PlacementQuestion(request.group(), item.field(), request.needed(), request.random());
    }

    PlacementStrategy strategyOf(PlacementStrategyItem item) {
        return Objects.requireNonNull(
                strategies.get(String.valueOf(item.type())), () -> "strategy " + item.type() + " was let in unchecked");
    }

    /** Of the instances that tasks may leave, those whose loss the strategies like best; never empty. */
    List<Candidate> bestToLeave(PlacementRequest request, List<Candidate> candidates) {
        List<Candidate> left = candidates;
        for (PlacementStrategyItem item : strategiesOf(request)) {
            left = strategyOf(item).bestToLeave(question(request, item), left);
        }
        return left;
    }
}
