package dev.evenkeel.router;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.traffic.TargetGroupShare;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.core.traffic.TrafficSplit;
import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which listeners services have when nobody has made any.
 *
 * <ol>
 *   <li>A target group that gets its first target has a listener of its own, unless its service divides its requests:
 *       then who divides them says who gets any.
 *   <li>A split of production requests takes over the listener of a group that it names, and the listeners of the other
 *       groups that it names end: one address for all of them.
 *   <li>A split of test requests has a listener of its own.
 *   <li>A split with no shares is answered 503.
 * </ol>
 */
final class ServiceListeners {
    private static final Action NOBODY =
            new Action.FixedResponse(503, "text/plain; charset=utf-8", "503 Service Temporarily Unavailable\n");

    private final List<Entry> entries = new ArrayList<>();

    /**
     * A listener of a service.
     *
     * @param number tells it from others of the same service and kind; the first is 0
     * @param rule of the split that it follows; null for a split without one
     * @param follows whether a split says what it does
     * @param groups that it has sent requests to
     */
    record Entry(
            ServiceArn service,
            TrafficKind kind,
            int number,
            @Nullable String rule,
            boolean follows,
            TreeSet<String> groups,
            Action action) {

        /** Names it among all listeners, and stays the same over restarts. */
        String key() {
            return service.value() + "|" + kind + "|" + number;
        }

        /**
         * Whether a listener that was created stands in for this one: it has the rule that the split names, or sends requests
         * to the group. A split whose rule nobody made has its weights nowhere else than here.
         */
        boolean isServedBy(Listener created) {
            return follows
                    ? rule != null && created.isNamed(rule)
                    : groups.stream().anyMatch(created::forwardsTo);
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Step 1. */
    void registered(ServiceArn service, String group) {
        boolean known = entries.stream()
                .anyMatch(entry -> entry.service().equals(service)
                        && entry.kind() == TrafficKind.PRODUCTION
                        && (entry.follows() || entry.groups().contains(group)));
        if (!known) {
            add(service, TrafficKind.PRODUCTION, null, false, List.of(group), Action.Forward.to(group));
        }
    }

    /** Steps 2 to 4. */
    void split(TrafficSplit split) {
        List<String> groups =
                split.shares().stream().map(TargetGroupShare::targetGroupArn).toList();
        Optional<Entry> followed = entries.stream()
                .filter(entry -> entry.service().equals(split.serviceArn())
                        && entry.kind() == split.kind()
                        && entry.follows()
                        && Objects.equals(entry.rule(), split.listenerRule()))
                .findFirst();
        Optional<Entry> taken = followed.or(() -> entries.stream()
                .filter(entry -> entry.service().equals(split.serviceArn())
                        && entry.kind() == split.kind()
                        && !entry.follows()
                        && groups.stream().anyMatch(entry.groups()::contains))
                .findFirst());
        if (taken.isEmpty()) {
            if (!groups.isEmpty()) {
                add(split.serviceArn(), split.kind(), split.listenerRule(), true, groups, action(split));
            }
            return;
        }
        Entry before = taken.get();
        TreeSet<String> all = new TreeSet<>(before.groups());
        all.addAll(groups);
        entries.set(
                entries.indexOf(before),
                new Entry(
                        before.service(),
                        before.kind(),
                        before.number(),
                        split.listenerRule(),
                        true,
                        all,
                        action(split)));
        entries.removeIf(entry -> entry.service().equals(split.serviceArn())
                && entry.kind() == split.kind()
                && !entry.follows()
                && all.containsAll(entry.groups()));
    }

    /** The service has no targets any more, and has had none for a while. */
    void forget(ServiceArn service) {
        entries.removeIf(entry -> entry.service().equals(service));
    }

    static Action action(TrafficSplit split) {
        return split.shares().isEmpty()
                ? NOBODY
                : new Action.Forward(
                        split.shares().stream()
                                .map(share -> new Action.WeightedTargetGroup(share.targetGroupArn(), share.percent()))
                                .toList(),
                        null);
    }

    private void add(
            ServiceArn service,
            TrafficKind kind,
            @Nullable String rule,
            boolean follows,
            List<String> groups,
            Action action) {
        int number = 0;
        while (isTaken(service, kind, number)) {
            number++;
        }
        entries.add(new Entry(service, kind, number, rule, follows, new TreeSet<>(groups), action));
    }

    private boolean isTaken(ServiceArn service, TrafficKind kind, int number) {
        return entries.stream()
                .anyMatch(entry -> entry.service().equals(service) && entry.kind() == kind && entry.number() == number);
    }
}
