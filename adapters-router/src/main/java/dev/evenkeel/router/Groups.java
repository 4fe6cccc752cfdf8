package dev.evenkeel.router;

import dev.evenkeel.router.model.TargetGroup;
import dev.evenkeel.router.target.GroupMeter;
import dev.evenkeel.router.target.LiveTarget;
import dev.evenkeel.router.target.Routes;
import dev.evenkeel.router.target.Serving;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What target groups are, and who serves in them now. On the control loop, but {@link #figures} and {@link #requests}. */
final class Groups {
    private final Settings settings;
    private final Routes routes;
    private final Function<String, List<LiveTarget>> healthy;
    private final Map<String, TargetGroup> defined = new TreeMap<>();
    /** Those of {@link #defined} that somebody created by the API. */
    private final SortedSet<String> created = new TreeSet<>();

    private final Map<String, GroupTurn> turns = new ConcurrentSkipListMap<>();

    /** What of a group outlasts its targets. */
    private record GroupTurn(AtomicInteger turn, GroupMeter meter) {}

    /** @param healthy the targets of a group that may serve */
    Groups(Settings settings, Routes routes, Function<String, List<LiveTarget>> healthy) {
        this.settings = settings;
        this.routes = routes;
        this.healthy = healthy;
    }

    /** As it was defined, or as those are of which nobody has said anything. */
    TargetGroup of(String arn) {
        TargetGroup group = defined.get(arn);
        return group == null ? settings.usualGroup().apply(arn) : group;
    }

    void define(TargetGroup group) {
        if (!group.equals(defined.put(group.arn(), group))) {
            publish(group.arn());
        }
    }

    /** Replaces those that were created. One that is deleted while targets are in it is like any that was never made. */
    void configure(List<TargetGroup> groups) {
        SortedSet<String> gone = new TreeSet<>(created);
        for (TargetGroup group : groups) {
            gone.remove(group.arn());
            created.add(group.arn());
            define(group);
        }
        for (String arn : gone) {
            created.remove(arn);
            defined.remove(arn);
            publish(arn);
        }
    }

    /** Tells the event loops who serves. */
    void publish(String arn) {
        GroupTurn turn = turns.computeIfAbsent(arn, none -> new GroupTurn(new AtomicInteger(), new GroupMeter()));
        routes.put(new Serving(of(arn), healthy.apply(arn), turn.turn(), turn.meter()));
    }

    List<RouterFigures.OfGroup> figures() {
        return turns.entrySet().stream()
                .map(each -> new RouterFigures.OfGroup(
                        each.getKey(), each.getValue().meter().figures()))
                .toList();
    }

    /** How many requests each of these has got; those that it does not know are absent. */
    SortedMap<String, Long> requests(Collection<String> arns) {
        SortedMap<String, Long> requests = new TreeMap<>();
        for (String arn : arns) {
            GroupTurn turn = turns.get(arn);
            if (turn != null) {
                requests.put(arn, turn.meter().figures().requests());
            }
        }
        return Collections.unmodifiableSortedMap(requests);
    }
}
