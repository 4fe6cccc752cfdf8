package dev.evenkeel.router;

import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.Listener;
import dev.evenkeel.router.proxy.ListenerState;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The listeners that were created, as far as they are open. On the control loop.
 *
 * <ol>
 *   <li>A listener is opened at its own port; when that cannot be had, at one that follows from its ARN.
 *   <li>When its port is changed it is opened there before it is closed where it was. Those that move go first, so that
 *       others can have the ports that they leave.
 *   <li>One that is not at its own port tries that again when it is changed, unless only its weights are: they change in the
 *       midst of deployments, which nobody should notice.
 *   <li>One that cannot be opened at all does not keep the others from it, and is tried again with the next change of any.
 * </ol>
 */
final class CreatedEndpoints {
    private final Ports ports;
    private final DataPlane plane;
    private final SortedMap<String, Listener> wanted = new TreeMap<>();
    private final SortedMap<String, ListenerState> open = new TreeMap<>();
    /** Those that are to try their own port. */
    private final SortedSet<String> moving = new TreeSet<>();
    /** Those that are at another port than their own. */
    private final SortedSet<String> astray = new TreeSet<>();

    CreatedEndpoints(Ports ports, DataPlane plane) {
        this.ports = ports;
        this.plane = plane;
    }

    /** Replaces what there should be. Where requests go changes at once; opening and closing is done by the methods below. */
    void want(List<Listener> all) {
        wanted.keySet().retainAll(all.stream().map(Listener::arn).toList());
        for (Listener listener : all) {
            Listener before = wanted.put(listener.arn(), listener);
            ListenerState state = open.get(listener.arn());
            if (state != null) {
                boolean isAway = state.listener().port() != listener.port();
                if (isAway && (before == null || !undivided(before).equals(undivided(listener)))) {
                    moving.add(listener.arn());
                }
                state.change(listener.at(state.listener().port()));
            }
        }
    }

    Collection<Listener> wanted() {
        return wanted.values();
    }

    /** Those that are open, and are to be, with the ports at which they are. */
    List<Listener> serving() {
        return open.values().stream()
                .map(ListenerState::listener)
                .filter(listener -> wanted.containsKey(listener.arn()))
                .toList();
    }

    /** All that are open. */
    Collection<ListenerState> open() {
        return open.values();
    }

    /** Closes those that are gone. */
    Future<Void> closeGone() {
        Future<Void> steps = Future.succeededFuture();
        for (String arn : List.copyOf(open.keySet())) {
            steps = steps.compose(before -> {
                ListenerState state = wanted.containsKey(arn) ? null : open.remove(arn);
                return state == null ? Future.succeededFuture() : plane.unlisten(state.listener());
            });
        }
        return steps;
    }

    /** Opens, or moves, all that are not where they should be. */
    Future<Void> openWanted() {
        List<String> arns = new ArrayList<>(moving);
        wanted.keySet().stream().filter(arn -> !open.containsKey(arn)).forEach(arns::add);
        moving.clear();
        Future<Void> steps = Future.succeededFuture();
        for (String arn : arns) {
            steps = steps.compose(before -> bring(arn)).recover(none -> Future.succeededFuture());
        }
        return steps;
    }

    private Future<Void> bring(String arn) {
        Listener listener = wanted.get(arn);
        ListenerState before = open.get(arn);
        if (listener == null || (before != null && before.listener().port() == listener.port())) {
            return Future.succeededFuture();
        }
        return ports.at(listener)
                .recover(taken -> before != null && astray.contains(arn)
                        ? Future.succeededFuture(before)
                        : ports.anywhere(listener))
                .compose(state -> {
                    opened(listener, state);
                    return before == null || before == state
                            ? Future.succeededFuture()
                            : plane.unlisten(before.listener());
                });
    }

    /** Much may have been said about it in the meantime. */
    private void opened(Listener listener, ListenerState state) {
        String arn = listener.arn();
        int port = state.listener().port();
        open.put(arn, state);
        if (port == listener.port()) {
            astray.remove(arn);
        } else {
            astray.add(arn);
        }
        Listener now = wanted.get(arn);
        if (now != null) {
            state.change(now.at(port));
            if (now.port() != listener.port()) {
                moving.add(arn);
            }
        }
    }

    /** The same whatever it forwards to. */
    private static Listener undivided(Listener listener) {
        return listener.withRules(listener.rules().stream()
                .map(rule -> rule.action() instanceof Action.Forward
                        ? rule.withAction(new Action.Forward(List.of(), null))
                        : rule)
                .toList());
    }
}
