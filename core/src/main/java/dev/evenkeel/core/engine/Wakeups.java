package dev.evenkeel.core.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When each thing is to be looked at again; one instant a thing, the newest answer of those who looked. */
final class Wakeups<K extends Comparable<K>> {

    private record Wakeup<K extends Comparable<K>>(Instant at, K key) implements Comparable<Wakeup<K>> {
        @Override
        public int compareTo(Wakeup<K> other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    private final NavigableSet<Wakeup<K>> order = new TreeSet<>();
    private final Map<K, Wakeup<K>> byKey = new LinkedHashMap<>();

    void set(K key, @Nullable Instant at) {
        Wakeup<K> before = byKey.get(key);
        if (before == null ? at == null : before.at.equals(at)) {
            return;
        }
        if (before != null) {
            byKey.remove(key);
            order.remove(before);
        }
        if (at != null) {
            Wakeup<K> wakeup = new Wakeup<>(at, key);
            byKey.put(key, wakeup);
            order.add(wakeup);
        }
    }

    /** Takes out what is due. */
    List<K> takeDue(Instant now) {
        List<K> due = new ArrayList<>();
        while (!order.isEmpty() && !order.first().at().isAfter(now)) {
            K key = order.first().key();
            set(key, null);
            due.add(key);
        }
        return due;
    }

    Optional<Instant> next() {
        return order.isEmpty() ? Optional.empty() : Optional.of(order.first().at());
    }
}
