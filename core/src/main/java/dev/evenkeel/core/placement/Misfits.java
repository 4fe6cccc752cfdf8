package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.fleet.InstanceIndex;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.query.InstanceFacts;
import dev.evenkeel.core.query.Query;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Looks at one instance and says the first thing that keeps a task from it: its agent, cpu, memory, gpu, ports, attributes,
 * memberOf, distinctInstance. Placement itself finds instances by sets; this is for those that were not found.
 */
final class Misfits {

    private Misfits() {}

    /** One for each ACTIVE instance that does not fit, in the order of ids. */
    static List<Rejection> all(StateView state, PlacementRequest request) {
        List<Rejection> rejections = new ArrayList<>();
        for (ContainerInstance instance : state.containerInstances(request.clusterName())) {
            if (instance.status() == ContainerInstanceStatus.ACTIVE) {
                of(state, instance, request).ifPresent(rejections::add);
            }
        }
        return rejections;
    }

    static Optional<Rejection> of(StateView state, ContainerInstance instance, PlacementRequest request) {
        ContainerInstanceArn arn = instance.containerInstanceArn();
        if (!instance.agentConnected()) {
            return Optional.of(new Rejection(arn, Misfit.AGENT, "connected", "disconnected"));
        }
        return ofResources(arn, state.remaining(arn), request.needed())
                .or(() -> ofAttributes(instance, request))
                .or(() -> ofExpressions(state, instance, request))
                .or(() -> ofGroup(state, arn, request));
    }

    /** Whether the attributes and expressions of a request allow an instance, whatever is free on it. */
    static boolean allows(StateView state, ContainerInstance instance, PlacementRequest request) {
        return ofAttributes(instance, request)
                .or(() -> ofExpressions(state, instance, request))
                .isEmpty();
    }

    /** What an expression may ask of an instance. */
    static InstanceFacts facts(StateView state, ContainerInstance instance) {
        NavigableSet<String> groups = new TreeSet<>();
        int running = 0;
        for (Task task : state.tasksOn(instance.containerInstanceArn())) {
            running += task.isRunning() ? 1 : 0;
            if (task.isWanted()) {
                groups.add(task.launch().group());
            }
        }
        return new InstanceFacts(instance, groups, running);
    }

    private static Optional<Rejection> ofResources(ContainerInstanceArn arn, Resources free, Resources needed) {
        if (needed.cpu() > Math.max(0, free.cpu())) {
            return Optional.of(Rejection.amount(arn, Misfit.CPU, needed.cpu(), free.cpu()));
        }
        if (needed.memory() > Math.max(0, free.memory())) {
            return Optional.of(Rejection.amount(arn, Misfit.MEMORY, needed.memory(), free.memory()));
        }
        if (needed.gpu() > Math.max(0, free.gpu())) {
            return Optional.of(Rejection.amount(arn, Misfit.GPU, needed.gpu(), free.gpu()));
        }
        return taken(arn, "tcp", needed.tcpPorts(), free.tcpPorts())
                .or(() -> taken(arn, "udp", needed.udpPorts(), free.udpPorts()))
                .or(() -> tooMany(arn, needed.portCount(), InstanceIndex.PORTS_MAX - free.portCount()));
    }

    private static Optional<Rejection> taken(
            ContainerInstanceArn arn, String protocol, NavigableSet<Integer> needed, NavigableSet<Integer> taken) {
        return needed.stream()
                .filter(taken::contains)
                .findFirst()
                .map(port -> new Rejection(arn, Misfit.PORTS, protocol + " " + port, "taken"));
    }

    private static Optional<Rejection> tooMany(ContainerInstanceArn arn, int needed, int left) {
        return needed > 0 && needed > left
                ? Optional.of(new Rejection(arn, Misfit.PORTS, needed + " ports", Math.max(0, left) + " ports"))
                : Optional.empty();
    }

    private static Optional<Rejection> ofAttributes(ContainerInstance instance, PlacementRequest request) {
        return request.attributes().stream()
                .filter(name -> instance.attribute(name).isEmpty())
                .findFirst()
                .map(name -> new Rejection(instance.containerInstanceArn(), Misfit.ATTRIBUTE, name, "missing"));
    }

    private static Optional<Rejection> ofExpressions(
            StateView state, ContainerInstance instance, PlacementRequest request) {
        return request.expressions().stream()
                .filter(expression -> !Query.parse(expression).matches(facts(state, instance)))
                .findFirst()
                .map(expression ->
                        new Rejection(instance.containerInstanceArn(), Misfit.MEMBER_OF, expression, "does not match"));
    }

    private static Optional<Rejection> ofGroup(StateView state, ContainerInstanceArn arn, PlacementRequest request) {
        int count = request.isDistinct() ? state.tasksOfGroup(arn, request.group()) : 0;
        return count > 0
                ? Optional.of(new Rejection(
                        arn, Misfit.DISTINCT_INSTANCE, "no task of " + request.group(), Integer.toString(count)))
                : Optional.empty();
    }
}
