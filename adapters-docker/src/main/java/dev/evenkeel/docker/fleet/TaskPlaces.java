package dev.evenkeel.docker.fleet;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.placement.FargateHosts;
import dev.evenkeel.core.placement.TaskNeeds;
import dev.evenkeel.core.port.TaskStart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Which engine has which task.
 *
 * <ol>
 *   <li>A task that was placed on a container instance is on the engine of that name, and on no other.
 *   <li>A Fargate task is where containers of it were found, or where it was put before.
 *   <li>A new one goes where {@link FargateHosts} says.
 * </ol>
 *
 * <p>Changed on the backend's context only; may be asked from any thread.
 */
public final class TaskPlaces {

    private final ConcurrentMap<TaskArn, Place> places = new ConcurrentSkipListMap<>();
    private final Map<String, Load> loads = new TreeMap<>();
    private volatile List<Member> members = List.of();

    /** @param load null for a task that takes nothing of its host: it is over, or nobody has asked for it yet */
    private record Place(String hostId, @Nullable Reservation load) {}

    /** @param kin the service or family */
    private record Reservation(String kin, long memory) {}

    private static final class Load {
        private final SortedMap<String, Integer> tasks = new TreeMap<>();
        private long memory;

        private void add(Reservation task, int sign) {
            memory += sign * task.memory();
            tasks.merge(task.kin(), sign, (before, more) -> before + more == 0 ? null : before + more);
        }
    }

    /** Names the engines, in the order in which they were named. Once, before anything is asked. */
    public void open(List<Member> all) {
        members = List.copyOf(all);
        all.forEach(member -> loads.put(member.hostId(), new Load()));
    }

    /** All engines. */
    public List<Member> members() {
        return members;
    }

    /** Containers of tasks were found on an engine. Of a task that several engines have, the first one's count. */
    public void found(String hostId, Collection<TaskArn> tasks) {
        tasks.forEach(task -> places.putIfAbsent(task, new Place(hostId, null)));
    }

    /** The engine that a task is on, or goes to; empty when it was placed on one that is no longer in use here. */
    Optional<Member> of(TaskStart start) {
        String known = known(start);
        String hostId = known == null ? choose(start) : known;
        Optional<Member> member = member(hostId);
        if (member.isPresent()) {
            take(start, hostId);
        }
        return member;
    }

    /** The engine that has a task that was started before; empty when none is known to. */
    Optional<Member> ofStarted(TaskStart start) {
        return Optional.ofNullable(known(start)).flatMap(this::member);
    }

    /** The engine that a task is on; empty for a task that is not known. */
    Optional<Member> of(TaskArn task) {
        return Optional.ofNullable(places.get(task)).map(Place::hostId).flatMap(this::member);
    }

    /** Whether a task is known to be on another engine. */
    boolean isElsewhere(TaskArn task, String hostId) {
        Place place = places.get(task);
        return place != null && !place.hostId().equals(hostId);
    }

    /** A task is over: it takes nothing any more. */
    void ended(TaskArn task) {
        places.computeIfPresent(task, (arn, place) -> {
            release(place);
            return new Place(place.hostId(), null);
        });
    }

    void forget(TaskArn task) {
        Place place = places.remove(task);
        if (place != null) {
            release(place);
        }
    }

    private @Nullable String known(TaskStart start) {
        Place place = places.get(start.taskArn());
        return start.hostId() != null ? start.hostId() : place == null ? null : place.hostId();
    }

    private String choose(TaskStart start) {
        List<FargateHosts.Host> hosts = new ArrayList<>();
        for (Member member : members) {
            Load load = loads.getOrDefault(member.hostId(), new Load());
            hosts.add(new FargateHosts.Host(
                    member.hostId(),
                    member.zone(),
                    member.reachable().getAsBoolean(),
                    load.tasks.getOrDefault(kin(start), 0),
                    Math.max(1, member.memory()),
                    load.memory));
        }
        return FargateHosts.choose(hosts, start.availabilityZone()).hostId();
    }

    private void take(TaskStart start, String hostId) {
        Place before = places.get(start.taskArn());
        if (before != null && before.load() != null) {
            return;
        }
        Reservation load = new Reservation(
                kin(start),
                TaskNeeds.of(start.taskDefinition(), start.overrides())
                        .resources()
                        .memory());
        places.put(start.taskArn(), new Place(hostId, load));
        load(hostId).add(load, 1);
    }

    private void release(Place place) {
        if (place.load() != null) {
            load(place.hostId()).add(place.load(), -1);
        }
    }

    private Load load(String hostId) {
        return loads.computeIfAbsent(hostId, none -> new Load());
    }

    private Optional<Member> member(String hostId) {
        return members.stream().filter(member -> member.hostId().equals(hostId)).findFirst();
    }

    private static String kin(TaskStart start) {
        return start.serviceArn() == null ? "family:" + start.taskDefinition().family() : start.serviceArn();
    }
}
