package dev.evenkeel.simulation.fault;

import dev.evenkeel.simulation.Draw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When trouble comes, drawn from its rates: each kind has a course of its own, so that one more changes no other. */
public final class FaultSchedule {
    private static final Duration SHORTEST = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private FaultSchedule() {}

    /** The trouble of a seed, in the order in which it comes. */
    public static List<Injection> of(FaultRates rates, long seed) {
        List<FaultKind> kinds = new ArrayList<>(rates.perHour().keySet());
        if (rates.swarm() && !kinds.isEmpty()) {
            kinds = someOf(kinds, new Draw(seed, "swarm"));
        }
        List<Injection> all = new ArrayList<>();
        for (FaultKind kind : kinds) {
            Draw draw = new Draw(seed, "fault/" + kind.scenarioName());
            double perHour = rates.perHour().getOrDefault(kind, 0.0);
            double meanGap = perHour > 0 ? Duration.ofHours(1).toMillis() / perHour : Double.POSITIVE_INFINITY;
            Duration at = rates.from();
            while (true) {
                long gap = gap(draw, meanGap);
                if (gap > rates.until().minus(at).toMillis()) {
                    break;
                }
                at = at.plusMillis(gap);
                all.add(new Injection(at, kind, draw.between(SHORTEST, LONGEST), draw.bits()));
            }
        }
        all.sort(Comparator.comparing(Injection::at).thenComparing(Injection::kind));
        return List.copyOf(all);
    }

    /**
     * Anything from nothing to twice the mean, all equally likely. An exponential gap would be truer to life, but a
     * logarithm need not have the same last digit on every machine.
     */
    private static long gap(Draw draw, double meanGap) {
        return meanGap > Long.MAX_VALUE / 4.0
                ? Long.MAX_VALUE
                : Math.floorMod(draw.bits(), Math.max(1, Math.round(2 * meanGap)));
    }

    /** Each kind is in with even chances; one at least. */
    private static List<FaultKind> someOf(List<FaultKind> kinds, Draw draw) {
        List<FaultKind> some =
                new ArrayList<>(kinds.stream().filter(kind -> draw.oneIn(2)).toList());
        return some.isEmpty() ? List.of(draw.of(kinds)) : some;
    }
}
