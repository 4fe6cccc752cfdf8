package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.query.InstanceFacts;
import dev.evenkeel.core.query.Query;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.NullUnmarked;

/** Placement as one would write it without a thought of time: each decision looks at every task of every instance. */
@NullUnmarked
final class BruteForce {
    private static final List<PlacementStrategyItem> SPREAD = List.of(
            new PlacementStrategyItem("spread", "attribute:ecs.availability-zone"),
            new PlacementStrategyItem("spread", "instanceId"));

    private final PlacementRequest request;
    private final List<Instance> all = new ArrayList<>();

    /** An instance with what its tasks leave of it. */
    private static final class Instance {
        final ContainerInstance instance;
        final List<Task> tasks = new ArrayList<>();

        Instance(ContainerInstance instance) {
            this.instance = instance;
        }

        int cpu() {
            return instance.registered().cpu()
                    - sum(task -> task.launch().reserved().cpu());
        }

        int memory() {
            return instance.registered().memory()
                    - sum(task -> task.launch().reserved().memory());
        }

        int gpu() {
            return instance.registered().gpu()
                    - sum(task -> task.launch().reserved().gpu());
        }

        private int sum(ToIntFunction<Task> amount) {
            return tasks.stream().mapToInt(amount).sum();
        }

        List<String> ports() {
            List<String> ports = new ArrayList<>();
            instance.registered().tcpPorts().forEach(port -> ports.add("tcp " + port));
            instance.registered().udpPorts().forEach(port -> ports.add("udp " + port));
            for (Task task : tasks) {
                task.launch().reserved().tcpPorts().forEach(port -> ports.add("tcp " + port));
                task.launch().reserved().udpPorts().forEach(port -> ports.add("udp " + port));
            }
            return ports;
        }

        int ofGroup(String group) {
            return (int) tasks.stream()
                    .filter(task -> task.isWanted() && task.launch().group().equals(group))
                    .count();
        }

        InstanceFacts facts() {
            TreeSet<String> groups = new TreeSet<>();
            tasks.stream()
                    .filter(Task::isWanted)
                    .forEach(task -> groups.add(task.launch().group()));
            return new InstanceFacts(instance, groups, (int)
                    tasks.stream().filter(Task::isRunning).count());
        }
    }

    private BruteForce(StateView state, PlacementRequest request) {
        this.request = request;
        Map<ContainerInstanceArn, Instance> byArn = new TreeMap<>();
        for (ContainerInstance instance : state.containerInstances(request.clusterName())) {
            byArn.put(instance.containerInstanceArn(), new Instance(instance));
        }
        for (Task task : state.tasks()) {
            Instance there = byArn.get(task.launch().containerInstanceArn());
            if (there != null && !task.isStopped()) {
                there.tasks.add(task);
            }
        }
        all.addAll(byArn.values());
    }

    static Optional<ContainerInstance> place(StateView state, PlacementRequest request) {
        return new BruteForce(state, request).place();
    }

    private Optional<ContainerInstance> place() {
        List<Instance> left = all.stream().filter(this::fits).toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        for (PlacementStrategyItem item : request.strategies().isEmpty() ? SPREAD : request.strategies()) {
            left = best(item, left);
        }
        return Optional.of(left.get(0).instance);
    }

    private boolean fits(Instance one) {
        List<String> taken = one.ports();
        int wanted =
                request.needed().tcpPorts().size() + request.needed().udpPorts().size();
        return one.instance.status() == ContainerInstanceStatus.ACTIVE
                && one.instance.agentConnected()
                && (request.needed().cpu() == 0 || request.needed().cpu() <= one.cpu())
                && (request.needed().memory() == 0 || request.needed().memory() <= one.memory())
                && (request.needed().gpu() == 0 || request.needed().gpu() <= one.gpu())
                && request.needed().tcpPorts().stream().noneMatch(port -> taken.contains("tcp " + port))
                && request.needed().udpPorts().stream().noneMatch(port -> taken.contains("udp " + port))
                && (wanted == 0 || taken.size() + wanted <= 100)
                && request.attributes().stream()
                        .allMatch(name -> one.instance.attribute(name).isPresent())
                && request.constraints().stream().allMatch(constraint -> meets(one, constraint));
    }

    private boolean meets(Instance one, PlacementConstraint constraint) {
        return constraint.type().equals("distinctInstance")
                ? one.ofGroup(request.group()) == 0
                : Query.parse(constraint.expression()).matches(one.facts());
    }

    private List<Instance> best(PlacementStrategyItem item, List<Instance> left) {
        if (item.type().equals("random")) {
            return List.of(left.get((int) Long.remainderUnsigned(request.random(), left.size())));
        }
        int best = left.stream().mapToInt(one -> cost(item, one)).min().orElseThrow();
        return left.stream().filter(one -> cost(item, one) == best).toList();
    }

    private int cost(PlacementStrategyItem item, Instance one) {
        if (item.type().equals("binpack")) {
            return item.field().equals("cpu") ? one.cpu() : one.memory();
        }
        if (!item.field().startsWith("attribute:")) {
            return one.ofGroup(request.group());
        }
        String attribute = item.field().substring("attribute:".length());
        String value = one.instance.attribute(attribute).orElse("");
        return all.stream()
                .filter(other -> other.instance.attribute(attribute).orElse("").equals(value))
                .mapToInt(other -> other.ofGroup(request.group()))
                .sum();
    }
}
