package dev.evenkeel.parity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What comes before what for a reason.
 *
 * <p>In one run everything has an order; most of it is chance. A pair of steps is ordered for a reason if the order is the
 * same whatever the latencies are: in every one of many simulated runs in which each latency was drawn anew. Steps are
 * counted within their kind ("the second task of deployment 1 to be told to stop"), since it is numbers of tasks that a
 * scheduler waits for, not one task.
 */
final class Order {

    /** The n-th step of a text. */
    record Nth(String text, int number) {
        @Override
        public String toString() {
            return text + (number == 1 ? "" : ", for the " + number + ". time");
        }
    }

    /** That one step comes before another. */
    record Pair(Nth before, Nth after) {}

    private final List<Map<Nth, Long>> runs;

    /** @param runs simulated runs of one scenario that have the same form */
    Order(List<List<Step>> runs) {
        this.runs = runs.stream().map(run -> positions(run, Step::event)).toList();
    }

    /** The pairs of a run that are the other way round than in all of these; what came at one instant has no order. */
    List<Pair> brokenBy(List<Step> run) {
        Map<Nth, Duration> there = positions(run, Step::at);
        List<Pair> broken = new ArrayList<>();
        there.forEach((early, at) -> there.forEach((late, later) -> {
            if (at.compareTo(later) < 0 && always(late, early)) {
                broken.add(new Pair(late, early));
            }
        }));
        return broken;
    }

    /** How many pairs have the same order in all runs. */
    int pairs() {
        int count = 0;
        for (Nth one : runs.get(0).keySet()) {
            for (Nth other : runs.get(0).keySet()) {
                if (always(one, other)) {
                    count++;
                }
            }
        }
        return count;
    }

    private boolean always(Nth before, Nth after) {
        for (Map<Nth, Long> run : runs) {
            Long first = run.get(before);
            Long second = run.get(after);
            if (first == null || second == null || first >= second) {
                return false;
            }
        }
        return true;
    }

    private static <P> Map<Nth, P> positions(List<Step> steps, Function<Step, P> position) {
        Map<Nth, P> positions = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Step step : steps) {
            positions.put(new Nth(step.text(), counts.merge(step.text(), 1, Integer::sum)), position.apply(step));
        }
        return positions;
    }
}
