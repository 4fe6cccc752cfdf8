package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.service.SchedulingStrategy;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceSettings;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.Task;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * I13 for zones: a service that spreads over them first starts no task in a zone that has more of its tasks than another
 * one with room: so zones differ by one at most as far as capacity allows. A move between zones goes to one of them with
 * several tasks at a time, and is left out.
 */
final class ZoneSpread implements Check {
    private static final String ZONE = "attribute:ecs.availability-zone";

    private final LiveTasks live;
    private final SortedMap<ServiceArn, String> uneven = new TreeMap<>();

    ZoneSpread(LiveTasks live) {
        this.live = live;
    }

    @Override
    public void after(StateView state, Instant at, Event event) {
        if (event instanceof Event.ZoneMoveChanged moved) {
            uneven.remove(moved.serviceArn());
        }
        TaskArn arn = switch (event) {
            case Event.TaskCreated e -> e.task().taskArn();
            case Event.TaskPlaced e -> e.taskArn();
            default -> null;
        };
        Optional<Task> placed = Optional.ofNullable(arn)
                .flatMap(state::task)
                .filter(task -> task.launch().containerInstanceArn() != null);
        placed.ifPresent(task -> Optional.ofNullable(task.launch().serviceArn())
                .flatMap(state::service)
                .filter(service -> spreads(state, service, task))
                .ifPresent(service -> inSmallest(state, service, task)));
    }

    /** What else decides where a task may go is left out: this is about the plain case. */
    private static boolean spreads(StateView state, Service service, Task task) {
        ServiceSettings settings = service.settings();
        List<PlacementStrategyItem> strategy = settings.placementStrategy();
        boolean free = state.taskDefinition(task.launch().taskDefinitionArn())
                .filter(definition -> definition.placementConstraints() == null
                        || definition.placementConstraints().isEmpty())
                .isPresent();
        return settings.schedulingStrategy() == SchedulingStrategy.REPLICA
                && task.launch().launchType() == LaunchType.EC2
                && task.launch().capacityProviderName() == null
                && settings.placementConstraints().isEmpty()
                && free
                && !strategy.isEmpty()
                && "spread".equals(strategy.get(0).type())
                && ZONE.equals(strategy.get(0).field());
    }

    private void inSmallest(StateView state, Service service, Task task) {
        SortedMap<String, Integer> tasks = new TreeMap<>();
        for (Task other : live.of(state, service.serviceArn())) {
            if (other.isWanted() && !other.taskArn().equals(task.taskArn())) {
                tasks.merge(String.valueOf(other.launch().availabilityZone()), 1, Integer::sum);
            }
        }
        int here = tasks.getOrDefault(String.valueOf(task.launch().availabilityZone()), 0);
        Resources needs = task.launch().reserved();
        for (ContainerInstance instance :
                state.containerInstances(service.serviceArn().clusterName())) {
            String zone = String.valueOf(instance.availabilityZone());
            int there = tasks.getOrDefault(zone, 0);
            boolean better = there < here
                    && instance.takesTasks()
                    && fits(needs, state.remaining(instance.containerInstanceArn()));
            if (better && state.zoneMove(service.serviceArn()).isEmpty()) {
                uneven.put(
                        service.serviceArn(),
                        service.name() + " starts a task in " + task.launch().availabilityZone() + " with " + here
                                + " of its tasks, though "
                                + instance.containerInstanceArn().id() + " in " + zone + " with " + there
                                + " has room");
            }
        }
    }

    @Override
    public void interrupted() {
        uneven.clear();
    }

    @Override
    public void instantOver(StateView state, Instant at) {
        uneven.values().forEach(what -> {
            throw new BrokenInvariant("I13", what);
        });
        uneven.clear();
    }

    private static boolean fits(Resources needs, Resources free) {
        return needs.cpu() <= free.cpu()
                && needs.memory() <= free.memory()
                && needs.gpu() <= free.gpu()
                && disjoint(needs.tcpPorts(), free.tcpPorts())
                && disjoint(needs.udpPorts(), free.udpPorts());
    }

    /** Ports of an instance are the ones taken. */
    private static boolean disjoint(Collection<Integer> wanted, Collection<Integer> taken) {
        return Collections.disjoint(wanted, taken);
    }
}
