package dev.evenkeel.router;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.traffic.TrafficEndpoint;
import dev.evenkeel.core.traffic.TrafficSplit;
import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.Listener;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.model.Rule;
import dev.evenkeel.router.proxy.ListenerState;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The listeners that are open: those that were defined, and those that services have when nobody defined any.
 *
 * <p>The port of a service's own listener follows from its name, so that its address is the same after a restart; when
 * that port is taken, the next one is tried. On the control loop only, but {@link #all} and {@link #refusals}.
 */
final class Endpoints {
    private static final int PORT_TRIES = 100;

    private final Settings settings;
    private final DataPlane plane;
    private final ServiceListeners wanted = new ServiceListeners();
    private final Map<String, ListenerState> own = new TreeMap<>();
    private final Map<String, ListenerState> defined = new TreeMap<>();
    private volatile List<TrafficEndpoint> shown = List.of();
    private volatile List<ListenerState> open = List.of();
    private boolean working;
    private boolean again;

    Endpoints(Settings settings, DataPlane plane) {

        this.settings = settings;
        this.plane = plane;
    }

    List<TrafficEndpoint> all() {
        return shown;
    }

    long refusals() {
        return open.stream().mapToLong(ListenerState::refusals).sum();
    }

    Future<Void> define(Listener listener) {
        ListenerState known = defined.get(listener.arn());
        if (known != null && known.listener().port() == listener.port()) {
            known.change(listener);
            return Future.succeededFuture();
        }
        ListenerState state = new ListenerState(listener);
        defined.put(listener.arn(), state);
        return (known == null ? Future.<Void>succeededFuture() : plane.unlisten(listener.arn()))
                .compose(free -> plane.listen(state))
                .onSuccess(listening -> show())
                .onFailure(taken -> defined.remove(listener.arn(), state));
    }

    void remove(String listenerArn) {
        if (defined.remove(listenerArn) != null) {
            plane.unlisten(listenerArn).onComplete(ended -> show());
        }
    }

    void registered(ServiceArn service, String targetGroup) {
        if (!isDefined(targetGroup)) {
            wanted.registered(service, targetGroup);
            work();
        }
    }

    void split(TrafficSplit split) {
        String rule = split.listenerRule();
        boolean found = false;
        if (rule != null) {
            for (ListenerState state : defined.values()) {
                found |= divide(state, rule, split);
            }
        }
        if (!found) {
            wanted.split(split);
            work();
        }
    }

    void forget(ServiceArn service) {
        wanted.forget(service);
        work();
    }

    /** A rule is named by its ARN, or the last rule of a listener by the listener's. */
    private static boolean divide(ListenerState state, String arn, TrafficSplit split) {
        Listener listener = state.listener();
        List<Rule> rules = new ArrayList<>(listener.rules());
        boolean found = false;
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            boolean isLast = i == rules.size() - 1 && listener.arn().equals(arn);
            if (arn.equals(rule.arn()) || isLast) {
                rules.set(i, rule.withAction(ServiceListeners.action(split)));
                found = true;
            }
        }
        if (found) {
            state.change(listener.withRules(rules));
        }
        return found;
    }

    private boolean isDefined(String targetGroup) {
        return defined.values().stream()
                .flatMap(state -> state.listener().rules().stream())
                .anyMatch(rule -> groups(rule.action()).contains(targetGroup));
    }

    private static SortedSet<String> groups(Action action) {
        SortedSet<String> groups = new TreeSet<>();
        if (action instanceof Action.Forward forward) {
            forward.groups().forEach(group -> groups.add(group.targetGroupArn()));
        }
        return groups;
    }

    /**
     * Brings what is open in line with what is wanted. Where requests go changes at once: a target of the group that they
     * went to may leave in the next moment. Opening and closing takes a while, one step after another.
     */
    private void work() {
        follow();
        if (working) {
            again = true;
            return;
        }
        working = true;
        List<ServiceListeners.Entry> entries = wanted.entries();
        Future<Void> steps = Future.succeededFuture();
        for (String key : List.copyOf(own.keySet())) {
            if (entries.stream().noneMatch(entry -> entry.key().equals(key))) {
                own.remove(key);
                steps = steps.compose(before -> plane.unlisten(key));
            }
        }
        for (ServiceListeners.Entry entry : entries) {
            if (!own.containsKey(entry.key())) {
                steps = steps.compose(before -> listen(entry, firstPort(entry.key()), 0));
            }
        }
        steps.onComplete(done -> {
            working = false;
            show();
            if (again) {
                again = false;
                work();
            }
        });
    }

    private void follow() {
        for (ServiceListeners.Entry entry : wanted.entries()) {
            ListenerState state = own.get(entry.key());
            if (state != null) {
                state.change(state.listener().withRules(List.of(Rule.otherwise(entry.action()))));
            }
        }
    }

    private Future<Void> listen(ServiceListeners.Entry entry, int port, int tries) {
        Listener listener = new Listener(
                entry.key(), settings.host(), port, ListenerProtocol.HTTP, List.of(Rule.otherwise(entry.action())));
        ListenerState state = new ListenerState(listener);
        return plane.listen(state)
                .onSuccess(listening -> {
                    own.put(entry.key(), state);
                    follow();
                })
                .recover(taken -> tries == PORT_TRIES
                        ? Future.failedFuture(taken)
                        : listen(
                                entry,
                                settings.firstPort() + (port + 1 - settings.firstPort()) % settings.ports(),
                                tries + 1));
    }

    private int firstPort(String key) {
        return settings.firstPort() + Math.floorMod(key.hashCode() * 31, settings.ports());
    }

    private void show() {
        List<TrafficEndpoint> seen = new ArrayList<>();
        for (ServiceListeners.Entry entry : wanted.entries()) {
            ListenerState state = own.get(entry.key());
            if (state != null) {
                Listener listener = state.listener();
                seen.add(new TrafficEndpoint(
                        entry.service(), entry.kind(), "http://" + listener.host() + ":" + listener.port()));
            }
        }
        shown = List.copyOf(seen);
        List<ListenerState> all = new ArrayList<>(own.values());
        all.addAll(defined.values());
        open = List.copyOf(all);
    }
}
