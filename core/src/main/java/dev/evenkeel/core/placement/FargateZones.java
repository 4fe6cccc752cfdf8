package dev.evenkeel.core.placement;

import dev.evenkeel.core.id.ArnScope;
import java.util.List;
import java.util.Map;

/** The availability zones that Fargate tasks are spread over: a, b and c of the region. */
public final class FargateZones {
    private static final List<String> SUFFIXES = List.of("a", "b", "c");

    private FargateZones() {}

    /** The zones of a region, sorted. */
    public static List<String> of(String region) {
        return SUFFIXES.stream().map(suffix -> region + suffix).toList();
    }

    /**
     * The zone with the fewest tasks; the first in the alphabet among equals.
     *
     * @param siblings how many tasks of the service or group each zone has
     */
    public static String next(ArnScope scope, Map<String, Integer> siblings) {
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (String suffix : SUFFIXES) {
            String zone = scope.region() + suffix;
            int count = siblings.getOrDefault(zone, 0);
            if (count < fewest) {
                best = zone;
                fewest = count;
            }
        }
        return best;
    }
}
