package dev.evenkeel.simulation;

import dev.evenkeel.core.port.Reports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All that the world has reported, by what it was about, whether or not anybody heard it. */
final class ReportMemory {
    private record Said(Instant at, Object content, Consumer<Reports> report) {}

    private final Map<Object, List<Said>> bySubject = new LinkedHashMap<>();

    /** Remembers a report, unless it says what the last one of its subject did. */
    void add(Object subject, Instant at, Object content, Consumer<Reports> report) {
        List<Said> all = bySubject.computeIfAbsent(subject, key -> new ArrayList<>());
        if (all.isEmpty() || !all.getLast().content().equals(content)) {
            all.add(new Said(at, content, report));
        }
    }

    /** What of which there has been news after an instant, in the order of first reports. */
    List<Object> changedSince(Instant when) {
        List<Object> subjects = new ArrayList<>();
        bySubject.forEach((subject, all) -> {
            if (all.getLast().at().isAfter(when)) {
                subjects.add(subject);
            }
        });
        return subjects;
    }

    /** What was true of something at an instant; empty when nothing had been heard of it. */
    Optional<Consumer<Reports>> asOf(Object subject, Instant when) {
        List<Said> all = bySubject.getOrDefault(subject, List.of());
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!all.get(i).at().isAfter(when)) {
                return Optional.of(all.get(i).report());
            }
        }
        return Optional.empty();
    }

    /** What is true now. */
    Optional<Consumer<Reports>> latest(Object subject) {
        List<Said> all = bySubject.getOrDefault(subject, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().report());
    }
}
