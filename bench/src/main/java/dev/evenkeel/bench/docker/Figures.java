package dev.evenkeel.bench.docker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Seconds by what was done and by whom, printed as a table. */
final class Figures {
    private final Map<String, Map<String, List<Double>>> all = new LinkedHashMap<>();

    void add(String what, String peer, double seconds) {
        all.computeIfAbsent(what, key -> new LinkedHashMap<>())
                .computeIfAbsent(peer, key -> new ArrayList<>())
                .add(seconds);
        System.out.printf(Locale.ROOT, "%-44s %-14s %7.3f s%n", what, peer, seconds);
    }

    double median(String what, String peer) {
        List<Double> sorted = all.getOrDefault(what, Map.of()).getOrDefault(peer, List.of()).stream()
                .sorted()
                .toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    /** A line of the table: a figure or a ratio, its goal, and whether it was reached. */
    String line(String what, double figure, String unit, double goal) {
        String reached = Double.isNaN(figure) ? "not measured" : figure <= goal ? "reached" : "**missed**";
        return String.format(Locale.ROOT, "| %s | %.2f%s | %.2f%s | %s |", what, figure, unit, goal, unit, reached);
    }

    /** Medians with their ranges. */
    void print() {
        System.out.println("\n| what | who | median | lowest to highest | rounds |\n|---|---|---|---|---|");
        all.forEach((what, peers) -> peers.forEach((peer, values) -> {
            List<Double> sorted = values.stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.3f s | %.3f to %.3f s | %d |%n",
                    what,
                    peer,
                    median(what, peer),
                    sorted.getFirst(),
                    sorted.getLast(),
                    sorted.size());
        }));
    }
}
