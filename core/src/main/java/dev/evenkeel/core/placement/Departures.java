package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.spi.Candidate;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a service that may go, and which goes next; a task taken costs no more among many.
 *
 * <p>Hosts with the same values of all attributes that are spread over stand in one rank, in the order of what is theirs
 * alone: tasks, free cpu and memory, youngest task. Only the first of each rank can be next. Tasks without an instance
 * (Fargate's) stand by zone, and go after those with one.
 */
final class Departures {
    private final Placement placement;
    private final PlacementRequest request;
    private final List<PlacementStrategyItem> items;
    private final SortedMap<String, LeavingHost> hosts = new TreeMap<>();
    private final SortedMap<String, SortedSet<LeavingHost>> ranks = new TreeMap<>();
    /** By strategy item, which is spread over an attribute, and by value: how many tasks are left. */
    private final List<@Nullable SortedMap<String, Integer>> tallies = new ArrayList<>();

    private final boolean hasPlugin;

    /** Tasks that may go, youngest first, and tasks that stay but count. */
    Departures(Placement placement, PlacementRequest request, StateView state, List<Task> leaving, List<Task> staying) {
        this.placement = placement;
        this.request = request;
        items = Placement.strategiesOf(request);
        hasPlugin = items.stream().anyMatch(item -> !(placement.strategyOf(item) instanceof SetStrategy));
        items.forEach(item -> tallies.add(attribute(item).isPresent() ? new TreeMap<>() : null));
        leaving.forEach(task -> host(state, task).tasks().add(task));
        staying.forEach(task -> host(state, task).stays());
        hosts.values().forEach(host -> count(host, host.count()));
        hosts.values().stream()
                .filter(LeavingHost::hasTasks)
                .forEach(host -> rank(host).add(host));
    }

    private LeavingHost host(StateView state, Task task) {
        ContainerInstanceArn arn = task.launch().containerInstanceArn();
        Optional<ContainerInstance> instance = arn == null ? Optional.empty() : state.containerInstance(arn);
        return instance.map(known -> hosts.computeIfAbsent(
                        known.containerInstanceArn().value(),
                        key -> new LeavingHost(key, known, state.remaining(known.containerInstanceArn()))))
                .orElseGet(() -> hosts.computeIfAbsent(
                        zone(task),
                        key -> new LeavingHost(key, null, task.launch().reserved())));
    }

    private static String zone(Task task) {
        return "zone " + task.launch().availabilityZone();
    }

    private SortedSet<LeavingHost> rank(LeavingHost host) {
        StringBuilder values = new StringBuilder(host.isInstance() ? "" : host.name());
        for (PlacementStrategyItem item : items) {
            attribute(item).ifPresent(name -> values.append(host.value(name)).append('\n'));
        }
        return ranks.computeIfAbsent(values.toString(), key -> new TreeSet<>(this::compare));
    }

    /** The attribute that a strategy spreads over, if it is one that does. */
    private Optional<String> attribute(PlacementStrategyItem item) {
        return placement.strategyOf(item) instanceof SpreadStrategy
                ? SpreadStrategy.attribute(item.field())
                : Optional.empty();
    }

    private void count(LeavingHost host, int change) {
        for (int i = 0; i < items.size(); i++) {
            SortedMap<String, Integer> tally = tallies.get(i);
            if (tally != null) {
                tally.merge(host.value(attribute(items.get(i)).orElseThrow()), change, Integer::sum);
            }
        }
    }

    boolean isEmpty() {
        return ranks.values().stream().allMatch(rank -> rank.isEmpty());
    }

    /** Takes the task whose going is liked best. */
    Task takeNext() {
        LeavingHost next = hasPlugin ? preferred() : first();
        Task task = next.next();
        take(next, task);
        return task;
    }

    /** Takes one task; it may be any that has not gone yet. */
    void take(Task task) {
        ContainerInstanceArn arn = task.launch().containerInstanceArn();
        LeavingHost there = arn == null ? null : hosts.get(arn.value());
        LeavingHost host = there == null ? hosts.get(zone(task)) : there;
        if (host != null) {
            take(host, task);
        }
    }

    private void take(LeavingHost host, Task task) {
        SortedSet<LeavingHost> rank = rank(host);
        rank.remove(host);
        host.goes(task);
        count(host, -1);
        if (host.hasTasks()) {
            rank.add(host);
        }
    }

    private LeavingHost first() {
        return ranks.values().stream()
                .filter(rank -> !rank.isEmpty())
                .map(rank -> rank.first())
                .min(this::compare)
                .orElseThrow();
    }

    /** Negative when a task should rather go from the first. */
    private int compare(LeavingHost one, LeavingHost other) {
        if (one.isInstance() != other.isInstance()) {
            return one.isInstance() ? -1 : 1;
        }
        for (int i = 0; one.isInstance() && i < items.size(); i++) {
            int order = Integer.compare(weight(i, other), weight(i, one));
            if (order != 0) {
                return order;
            }
        }
        return one.isInstance()
                ? Comparator.comparing(LeavingHost::next, ScaleInOrder.YOUNGEST_FIRST)
                        .thenComparing(LeavingHost::name)
                        .compare(one, other)
                : Comparator.comparingInt(LeavingHost::count)
                        .reversed()
                        .thenComparing(LeavingHost::name)
                        .compare(one, other);
    }

    /** How much a strategy wants a task to go from a host. */
    private int weight(int item, LeavingHost host) {
        SortedMap<String, Integer> tally = tallies.get(item);
        if (tally != null) {
            return tally.getOrDefault(host.value(attribute(items.get(item)).orElseThrow()), 0);
        }
        return switch (placement.strategyOf(items.get(item))) {
            case SpreadStrategy spread -> host.count();
            case BinpackStrategy binpack -> host.free(items.get(item).field());
            default -> 0; // random has no opinion on who leaves
        };
    }

    /** A plugin's strategy is shown every host; the youngest task of those it likes goes. */
    private LeavingHost preferred() {
        List<Candidate> candidates = new ArrayList<>();
        for (LeavingHost host : hosts.values()) {
            if (host.hasTasks()) {
                host.candidate().ifPresent(candidates::add);
            }
        }
        if (candidates.isEmpty()) {
            return first();
        }
        return placement.bestToLeave(request, candidates).stream()
                .map(candidate ->
                        hosts.get(candidate.instance().containerInstanceArn().value()))
                .min(Comparator.comparing(LeavingHost::next, ScaleInOrder.YOUNGEST_FIRST))
                .orElseThrow();
    }
}
