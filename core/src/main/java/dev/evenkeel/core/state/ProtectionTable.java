package dev.evenkeel.core.state;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The protected tasks, which are few: by task, counted by service, and in the order in which their protection ends. */
final class ProtectionTable {

    private record Entry(ServiceArn service, ProtectionEnd end) {}

    private final Map<TaskArn, Entry> entries = new LinkedHashMap<>();
    private final Map<ServiceArn, Integer> counts = new LinkedHashMap<>();
    private final NavigableSet<ProtectionEnd> ends = new TreeSet<>();

    /** @param until null to protect it no more */
    void put(ServiceArn service, TaskArn task, @Nullable Instant until) {
        remove(task);
        if (until != null) {
            Entry entry = new Entry(service, new ProtectionEnd(until, task));
            entries.put(task, entry);
            counts.merge(service, 1, Integer::sum);
            ends.add(entry.end());
        }
    }

    void remove(TaskArn task) {
        Entry entry = entries.remove(task);
        if (entry != null) {
            ends.remove(entry.end());
            counts.computeIfPresent(entry.service(), (key, count) -> count == 1 ? null : count - 1);
        }
    }

    Optional<Instant> until(TaskArn task) {
        return Optional.ofNullable(entries.get(task)).map(entry -> entry.end().at());
    }

    int count(ServiceArn service) {
        return counts.getOrDefault(service, 0);
    }

    Optional<ProtectionEnd> next() {
        return ends.isEmpty() ? Optional.empty() : Optional.of(ends.first());
    }
}
