package dev.evenkeel.router;

import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.StaticTarget;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.StaticTargetObservation;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.router.model.TargetGroup;
import dev.evenkeel.router.target.LiveTarget;
import io.netty.util.NetUtil;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The targets that somebody put into created target groups by hand. They are checked like those of services, and get requests
 * while they are healthy. One that is taken out gets none that are new, and has the deregistration delay for those under way.
 *
 * <p>Instances have no address here and are left out. On the control loop.
 */
final class StaticTargets {
    private final Vertx vertx;
    private final NetClient checks;
    private final DataPlane plane;
    private final Function<String, TargetGroup> groups;
    private final Consumer<String> changed;
    private final Reports reports;
    /** Written on the control loop only. */
    private final Map<Place, Watched> targets = new ConcurrentSkipListMap<>();

    /** One that is wanted. */
    record Place(String targetGroupArn, String address, int port) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::targetGroupArn)
                .thenComparing(Place::address)
                .thenComparingInt(Place::port);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private record Watched(LiveTarget live, HealthWatch watch) {}

    /**
     * @param groups what a target group is
     * @param changed told of each group of which another target serves, or one less
     * @param reports told how each target fares
     */
    StaticTargets(
            Vertx vertx,
            NetClient checks,
            DataPlane plane,
            Function<String, TargetGroup> groups,
            Consumer<String> changed,
            Reports reports) {
        this.vertx = vertx;
        this.checks = checks;
        this.plane = plane;
        this.groups = groups;
        this.changed = changed;
        this.reports = reports;
    }

    /** Those that are wanted now. Any thread. */
    static List<Place> of(Balancing balancing) {
        List<Place> places = new ArrayList<>();
        balancing
                .targetGroups()
                .forEach(group -> balancing.staticTargets(group.targetGroupArn()).stream()
                        .filter(StaticTarget::isWanted)
                        .filter(target -> NetUtil.createByteArrayFromIpAddressString(target.id()) != null)
                        .forEach(target -> places.add(new Place(group.targetGroupArn(), target.id(), target.port()))));
        return places;
    }

    /** Replaces what is wanted. */
    void want(List<Place> wanted) {
        for (Map.Entry<Place, Watched> each : List.copyOf(targets.entrySet())) {
            if (!wanted.contains(each.getKey())) {
                targets.remove(each.getKey());
                takeOut(each.getKey(), each.getValue());
            }
        }
        wanted.stream().filter(place -> !targets.containsKey(place)).forEach(this::add);
    }

    /** All that are wanted, in the order of their groups. Any thread. */
    List<LiveTarget> all() {
        return targets.values().stream().map(Watched::live).toList();
    }

    /** Those of a group that may serve. */
    List<LiveTarget> healthy(String targetGroupArn) {
        return targets.values().stream()
                .map(Watched::live)
                .filter(live -> live.isOpen() && live.targetGroupArn().equals(targetGroupArn))
                .toList();
    }

    private void add(Place place) {
        String group = place.targetGroupArn();
        LiveTarget live =
                new LiveTarget(group, place.address() + "|" + place.port(), place.address(), place.port(), idle -> {});
        HealthWatch watch =
                new HealthWatch(vertx, checks, live, () -> groups.apply(group).healthCheck(), (state, reason) -> {
                    live.open(state == TargetState.HEALTHY);
                    changed.accept(group);
                    report(place, state, reason);
                });
        targets.put(place, new Watched(live, watch));
        report(place, TargetState.INITIAL, HealthWatch.INITIAL_REASON);
        watch.begin();
    }

    private void report(Place place, TargetState state, @Nullable String reason) {
        reports.staticTargetObserved(
                new StaticTargetObservation(place.targetGroupArn(), place.address(), place.port(), state, reason));
    }

    private void takeOut(Place place, Watched target) {
        target.watch().end();
        target.live().open(false);
        changed.accept(place.targetGroupArn());
        var unused = plane.forget(target.live());
        long delay = Math.max(
                1, groups.apply(place.targetGroupArn()).deregistrationDelay().toMillis());
        vertx.setTimer(delay, over -> {
            var unusedToo = plane.cut(target.live());
        });
    }
}
