package dev.evenkeel.router;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.traffic.TrafficEndpoint;
import dev.evenkeel.core.traffic.TrafficSplit;
import dev.evenkeel.router.model.Listener;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.model.Rule;
import dev.evenkeel.router.proxy.ListenerState;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The listeners that are open: those that were defined or created, and those that services have when nobody made any.
 * Steps are taken one after another, in this order, so that a service is reached at one address at least all the time:
 *
 * <ol>
 *   <li>Services that no created listener sends requests to have listeners of their own opened.
 *   <li>Created listeners that are gone are closed.
 *   <li>Created listeners are opened, or moved to the ports that they have now.
 *   <li>Where that could not be done, services have listeners of their own opened.
 *   <li>Listeners of services' own that nobody needs are closed.
 * </ol>
 *
 * <p>On the control loop only, but {@link #all} and {@link #refusals}.
 */
final class Endpoints {
    private final Settings settings;
    private final DataPlane plane;
    private final Ports ports;
    private final CreatedEndpoints created;
    private final ServiceListeners wanted = new ServiceListeners();
    private final Map<String, ListenerState> own = new TreeMap<>();
    private final Map<String, ListenerState> defined = new TreeMap<>();
    private volatile List<TrafficEndpoint> shown = List.of();
    private volatile List<ListenerState> open = List.of();
    private Future<Void> steps = Future.succeededFuture();
    private boolean working;
    private boolean again;

    Endpoints(Settings settings, DataPlane plane) {
        this.settings = settings;
        this.plane = plane;
        ports = new Ports(settings, plane);
        created = new CreatedEndpoints(ports, plane);
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
        return (known == null ? Future.<Void>succeededFuture() : plane.unlisten(known.listener()))
                .compose(free -> plane.listen(state))
                .onSuccess(listening -> show())
                .onFailure(taken -> defined.remove(listener.arn(), state));
    }

    void remove(String listenerArn) {
        ListenerState known = defined.remove(listenerArn);
        if (known != null) {
            plane.unlisten(known.listener()).onComplete(ended -> show());
        }
    }

    /** Replaces the listeners that were created. */
    void configure(List<Listener> listeners) {
        created.want(listeners);
        work();
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

    /** Opens nothing more, and returns when nothing is being opened or closed. */
    Future<Void> end() {
        plane.end();
        again = false;
        return steps;
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
        return defined.values().stream().anyMatch(state -> state.listener().forwardsTo(targetGroup));
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
        steps = openOwn(created::wanted)
                .compose(done -> created.closeGone())
                .compose(done -> created.openWanted())
                .compose(done -> openOwn(created::serving))
                .compose(done -> closeOwn())
                .onComplete(done -> {
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

    /** Opens those that no created listener stands in for. */
    private Future<Void> openOwn(Supplier<Collection<Listener>> standing) {
        Future<Void> steps = Future.succeededFuture();
        for (ServiceListeners.Entry entry : wanted.entries()) {
            steps = steps.compose(before -> {
                boolean isNeeded =
                        !own.containsKey(entry.key()) && standing.get().stream().noneMatch(entry::isServedBy);
                return isNeeded ? open(entry) : Future.succeededFuture();
            });
        }
        return steps;
    }

    /** One that cannot have a port does not keep the others from it. */
    private Future<Void> open(ServiceListeners.Entry entry) {
        List<Rule> rules = List.of(Rule.otherwise(entry.action()));
        return ports.anywhere(
                        new Listener(entry.key(), settings.host(), settings.firstPort(), ListenerProtocol.HTTP, rules))
                .onSuccess(state -> {
                    own.put(entry.key(), state);
                    follow();
                })
                .<Void>mapEmpty()
                .recover(none -> Future.succeededFuture());
    }

    private Future<Void> closeOwn() {
        List<Listener> serving = created.serving();
        List<String> needed = wanted.entries().stream()
                .filter(entry -> serving.stream().noneMatch(entry::isServedBy))
                .map(ServiceListeners.Entry::key)
                .toList();
        Future<Void> steps = Future.succeededFuture();
        for (String key : List.copyOf(own.keySet())) {
            ListenerState state = needed.contains(key) ? null : own.remove(key);
            if (state != null) {
                steps = steps.compose(before -> plane.unlisten(state.listener()));
            }
        }
        return steps;
    }

    private void show() {
        Set<TrafficEndpoint> seen = new LinkedHashSet<>();
        List<Listener> serving = created.serving();
        for (ServiceListeners.Entry entry : wanted.entries()) {
            List<Listener> its = serving.stream().filter(entry::isServedBy).toList();
            ListenerState state = own.get(entry.key());
            if (its.isEmpty() && state != null) {
                its = List.of(state.listener());
            }
            its.forEach(listener -> seen.add(new TrafficEndpoint(entry.service(), entry.kind(), url(listener))));
        }
        shown = List.copyOf(seen);
        List<ListenerState> all = new ArrayList<>(own.values());
        all.addAll(defined.values());
        all.addAll(created.open());
        open = List.copyOf(all);
    }

    private static String url(Listener listener) {
        return (listener.protocol() == ListenerProtocol.HTTP ? "http://" : "tcp://") + listener.address();
    }
}
