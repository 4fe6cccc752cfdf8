package dev.evenkeel.bench.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Placements a second from an empty cluster to 90 % full, by workload and number of instances, and beside them, in the same
 * run, Netflix Fenzo. The first argument is the number of rounds (3), each figure the median; further ones are numbers of
 * instances (1000 5000 10000 50000). Fenzo is asked up to 10,000 instances.
 */
public final class PlacementBenchmark {
    private static final int FENZO_MAX = 10_000;

    private PlacementBenchmark() {}

    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        List<Integer> sizes = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            sizes.add(Integer.parseInt(arguments[i]));
        }
        if (sizes.isEmpty()) {
            sizes.addAll(List.of(1_000, 5_000, 10_000, 50_000));
        }
        System.out.printf(
                Locale.ROOT,
                "JDK %s, %d processors, %d rounds; decisions a second of processor time%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                rounds);
        warmUp();
        for (Workload workload : Workload.values()) {
            fill(workload, sizes, rounds);
        }
        for (int size : sizes) {
            if (size <= FENZO_MAX) {
                beside(size, rounds);
            }
        }
    }

    private static void warmUp() {
        for (int i = 0; i < 5; i++) {
            for (Workload workload : Workload.values()) {
                Filling.of(workload, 1_000);
            }
        }
    }

    private static void fill(Workload workload, List<Integer> sizes, int rounds) {
        double first = 0;
        for (int size : sizes) {
            List<Filling> fillings = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                fillings.add(Filling.of(workload, size));
            }
            fillings.sort(Comparator.comparingDouble(Filling::perSecond));
            Filling median = fillings.get(rounds / 2);
            first = first == 0 ? median.perSecond() : first;
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %6d instances %9.0f/s (%.0f by the clock)  %5.2f us each, %.2f x the first size; last fifth %.2f x the first; "
                            + "%d decisions, %d without a place%n",
                    workload,
                    size,
                    median.perSecond(),
                    median.perSecondByTheClock(),
                    1e6 / median.perSecond(),
                    first / median.perSecond(),
                    median.fullOverEmpty(),
                    median.decisions(),
                    median.unplaced());
        }
    }

    private static void beside(int size, int rounds) {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            theirs.add(FenzoRun.perSecond(size));
            ours.add(FenzoRun.oursPerSecond(size));
        }
        ours.sort(null);
        theirs.sort(null);
        double our = ours.get(rounds / 2);
        double their = theirs.get(rounds / 2);
        System.out.printf(
                Locale.ROOT,
                "the same %d tasks on %d instances, binpack cpu: Evenkeel %.0f/s, Fenzo %.0f/s, %.0f times%n",
                FenzoRun.TASKS,
                size,
                our,
                their,
                our / their);
    }
}
