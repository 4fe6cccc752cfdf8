package dev.evenkeel.core.placement;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.task.Task;
import java.util.Collection;
import java.util.List;

/** The availability zones that Fargate tasks are spread over: a, b and c of the region. */
public final class FargateZones {
    private static final List<String> SUFFIXES = List.of("a", "b", "c");

    private FargateZones() {}

    /** The zone with the fewest of the tasks given; the first in the alphabet among equals. */
    public static String next(ArnScope scope, Collection<Task> siblings) {
        String best = "";
        long fewest = Long.MAX_VALUE;
        for (String suffix : SUFFIXES) {
            String zone = scope.region() + suffix;
            long count = siblings.stream()
                    .filter(task -> task.isWanted() && zone.equals(task.launch().availabilityZone()))
                    .count();
            if (count < fewest) {
                best = zone;
                fewest = count;
            }
        }
        return best;
    }
}
