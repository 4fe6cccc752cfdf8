package dev.evenkeel.core.engine;

import dev.evenkeel.core.id.ServiceArn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When each service is to be looked at again; one instant a service, the newest answer of its reconcile. */
final class Wakeups {

    private record Wakeup(Instant at, ServiceArn service) implements Comparable<Wakeup> {
        @Override
        public int compareTo(Wakeup other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : service.compareTo(other.service);
        }
    }

    private final NavigableSet<Wakeup> order = new TreeSet<>();
    private final Map<ServiceArn, Wakeup> byService = new LinkedHashMap<>();

    void set(ServiceArn service, @Nullable Instant at) {
        Wakeup before = byService.remove(service);
        if (before != null) {
            order.remove(before);
        }
        if (at != null) {
            Wakeup wakeup = new Wakeup(at, service);
            byService.put(service, wakeup);
            order.add(wakeup);
        }
    }

    /** Takes out the services that are due. */
    List<ServiceArn> takeDue(Instant now) {
        List<ServiceArn> due = new ArrayList<>();
        while (!order.isEmpty() && !order.first().at().isAfter(now)) {
            ServiceArn service = order.first().service();
            set(service, null);
            due.add(service);
        }
        return due;
    }

    Optional<Instant> next() {
        return order.isEmpty() ? Optional.empty() : Optional.of(order.first().at());
    }
}
